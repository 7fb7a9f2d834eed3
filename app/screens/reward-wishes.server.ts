import { z } from "zod";
import { toCurrencyCode } from "#app/vocabulary/money.ts";
import { LOCALES } from "#app/modules/brand/index.ts";
import { isRewardKind, rewardTerms, type RewardKindName } from "#app/modules/redemption/index.ts";
import { holdsNul, NUL_PROBLEM, type Parsed } from "./program-versions.server.ts";

const number = z.string().regex(/^[1-9]\d{0,14}$/);

/** A reward's number as the address writes it: "new" for one that is not there yet; undefined when it cannot be one. */
export function parseRewardId(text: string | undefined): number | null | undefined {
  if (text === "new") return null;
  const parsed = number.safeParse(text);
  return parsed.success ? Number(parsed.data) : undefined;
}

/** The kind of a new reward, as the address names it; null for one that there is not. */
export const parseRewardKind = (text: string | null): RewardKindName | null =>
  isRewardKind(text) ? text : null;

const STATUSES = ["draft", "active", "archived"] as const;

const rewardWish = z.discriminatedUnion("does", [
  z.object({ does: z.literal("save"), baseVersion: z.int().min(0), terms: rewardTerms }),
  z.object({ does: z.literal("set_status"), status: z.enum(STATUSES) }),
  z.object({ does: z.literal("reissue") }),
]);

/** The first problem of each setting, by its name; of one that stands within it, by its place: "amounts.USD". */
function problemsOf({ issues }: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) {
    const place = path.filter((part) => !["terms", "offer", "settings", "conditions"].includes(String(part)));
    errors[place.join(".") || "form"] ??= message;
  }
  return errors;
}

function parse<Wish>(schema: z.ZodType<Wish>, body: unknown): Parsed<Wish> {
  if (holdsNul(body)) return { ok: false, errors: { form: NUL_PROBLEM } };
  const parsed = schema.safeParse(body);
  return parsed.success ? { ok: true, wish: parsed.data } : { ok: false, errors: problemsOf(parsed.error) };
}

/** Reads what the browser wants of one reward, or what is wrong with it, by setting. */
export const parseRewardWish = (body: unknown) => parse(rewardWish, body);

const listWish = z.discriminatedUnion("does", [
  z.object({ does: z.literal("sort"), rewardIds: z.array(z.int().positive()).min(1).max(500) }),
  z.object({ does: z.literal("set_status"), rewardId: z.int().positive(), status: z.enum(STATUSES) }),
]);

/** Reads what the browser wants of the list. */
export const parseRewardsWish = (body: unknown) => parse(listWish, body);

const previewWish = z.object({
  terms: rewardTerms,
  locale: z.enum(LOCALES),
  currency: z.string().transform((code, context) => {
    const known = toCurrencyCode(code);
    if (known) return known;
    context.addIssue({ code: "custom", message: "not a currency" });
    return z.NEVER;
  }),
});

export type RewardPreviewWish = z.infer<typeof previewWish>;

/** Reads what the browser wants previewed; null when it is nothing that could be saved. */
export const parseRewardPreview = (body: unknown): RewardPreviewWish | null => {
  const parsed = parse(previewWish, body);
  return parsed.ok ? parsed.wish : null;
};
