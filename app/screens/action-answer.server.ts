import type { z } from "zod";
import {
  ACTION_HELP,
  actionRequest,
  birthdayRequest,
  type ActionRequest,
  type ActionResponse,
  type CustomerName,
} from "#app/contracts/actions.ts";
import { isMonthDay } from "#app/modules/earning/index.ts";

const REFUSALS = {
  unknown_key: { status: 401, error: "Send a valid API key as Authorization: Bearer." },
  unknown_customer: { status: 404, error: "No customer is known by this name." },
  unknown_action: { status: 404, error: "No rule that is on gives points for this action." },
  key_used: { status: 409, error: "This idempotencyKey was used for another customer or action." },
  too_many_calls: { status: 429, error: "Too many calls with this key. Try again in a minute." },
} as const;

const answer = (body: ActionResponse, status: number, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers });

export const answerAction = (
  result: { ok: true; points?: number } | { ok: false; reason: keyof typeof REFUSALS },
): Response => {
  if (result.ok) return answer(result, 200);
  const { status, error } = REFUSALS[result.reason];
  return answer({ ok: false, error }, status, status === 429 ? { "Retry-After": "60" } : {});
};

const refuse = (field: string, fields: string): { refusal: Response } => {
  const error = ACTION_HELP[field] ?? `Send a JSON object with ${fields}, and nothing else.`;
  return { refusal: answer({ ok: false, error }, 422) };
};

const firstField = (error: z.ZodError | undefined): string => String(error?.issues[0]?.path[0] ?? "");

/** Reads what is told, or says what is wrong with it. */
export function parseAction(body: unknown): { request: ActionRequest } | { refusal: Response } {
  const parsed = actionRequest.safeParse(body);
  // Postgres refuses text with the NUL character.
  if (parsed.success && !JSON.stringify(parsed.data).includes("\\u0000")) return { request: parsed.data };
  return refuse(firstField(parsed.error), "customer, action and idempotencyKey");
}

/** Reads a birthday; the year, if it is told, is nobody's business. */
export function parseBirthday(
  body: unknown,
): { customer: CustomerName; birthday: string | null } | { refusal: Response } {
  const parsed = birthdayRequest.safeParse(body);
  if (!parsed.success) return refuse(firstField(parsed.error), "customer and birthday");
  const { customer, birthday } = parsed.data;
  const monthDay = birthday === null ? null : birthday.replace(/^\d{4}-/, "");
  if (monthDay !== null && !isMonthDay(monthDay)) return refuse("birthday", "customer and birthday");
  return { customer, birthday: monthDay };
}
