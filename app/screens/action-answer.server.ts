import {
  ACTION_HELP,
  actionRequest,
  type ActionRequest,
  type ActionResponse,
} from "#app/contracts/actions.ts";

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
  result: { ok: true; points: number } | { ok: false; reason: keyof typeof REFUSALS },
): Response => {
  if (result.ok) return answer({ ok: true, points: result.points }, 200);
  const { status, error } = REFUSALS[result.reason];
  return answer({ ok: false, error }, status, status === 429 ? { "Retry-After": "60" } : {});
};

/** Reads what is told, or says what is wrong with it. */
export function parseAction(body: unknown): { request: ActionRequest } | { refusal: Response } {
  const parsed = actionRequest.safeParse(body);
  // Postgres refuses text with the NUL character.
  if (parsed.success && !JSON.stringify(parsed.data).includes("\\u0000")) return { request: parsed.data };
  const field = String(parsed.error?.issues[0]?.path[0] ?? "");
  const error =
    ACTION_HELP[field] ?? "Send a JSON object with customer, action and idempotencyKey, and nothing else.";
  return { refusal: answer({ ok: false, error }, 422) };
}
