import type { AccountView, CheckoutView, OrderView } from "#app/contracts/loyalty.ts";
import type { RedemptionAnswer } from "#app/contracts/redemptions.ts";
import type { Answer } from "./ask-app.ts";

/**
 * The app is ours and its answers are typed by the contract, so they are not parsed field by field: a schema library
 * would outweigh the rest of the bundle. Looked at is what could come from an older app or from somebody in between.
 */
function has(body: unknown, lists: readonly string[], records: readonly string[]): boolean {
  if (typeof body !== "object" || body === null) return false;
  const members = new Map<string, unknown>(Object.entries(body));
  const isRecord = (value: unknown) => typeof value === "object" && value !== null;
  return (
    lists.every((name) => Array.isArray(members.get(name))) &&
    records.every((name) => isRecord(members.get(name)))
  );
}

const isCheckoutView = (body: unknown): body is CheckoutView =>
  has(body, ["rewards", "open"], ["words", "brand"]);

const isOrderView = (body: unknown): body is OrderView => has(body, [], ["words", "brand"]);

const isAccountView = (body: unknown): body is AccountView =>
  has(body, ["ways", "rewards", "open", "history"], ["words", "brand"]);

const isRedemptionAnswer = (body: unknown): body is RedemptionAnswer =>
  typeof body === "object" && body !== null && "ok" in body && typeof body.ok === "boolean";

function good<View>(answer: Answer | null, is: (body: unknown) => body is View): View | null {
  return answer?.ok && is(answer.body) ? answer.body : null;
}

export const readCheckoutView = (answer: Answer | null): CheckoutView | null => good(answer, isCheckoutView);
export const readOrderView = (answer: Answer | null): OrderView | null => good(answer, isOrderView);
export const readAccountView = (answer: Answer | null): AccountView | null => good(answer, isAccountView);

/** A refusal is an answer too; null only where there is none. */
export function readRedemption(answer: Answer | null): RedemptionAnswer | null {
  return answer && isRedemptionAnswer(answer.body) ? answer.body : null;
}
