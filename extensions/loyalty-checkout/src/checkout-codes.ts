import type { RedemptionView } from "#app/contracts/loyalty.ts";
import type { Api } from "@shopify/ui-extensions/purchase.checkout.block.render";

export type CheckoutCodes = Pick<
  Api,
  | "applyDiscountCodeChange"
  | "applyGiftCardChange"
  | "applyAttributeChange"
  | "appliedGiftCards"
  | "instructions"
  | "attributes"
>;

/** Ids of the redemptions whose codes were put on the checkout; the order carries it as a note attribute. */
const MARK = "_throughline_redemption";

export const canChangeCodes = ({ instructions }: Pick<CheckoutCodes, "instructions">): boolean =>
  instructions.value.discounts.canUpdateDiscountCodes;

/** A change may be refused by an answer, or by the checkout going away under it. */
async function changed(change: Promise<{ type: "success" | "error" }>): Promise<boolean> {
  try {
    return (await change).type === "success";
  } catch {
    return false;
  }
}

/** Only a help for people who read the order: the code itself is what captures. So its failure matters to nobody. */
async function mark(checkout: CheckoutCodes, redemptionId: number): Promise<void> {
  if (!checkout.instructions.value.attributes.canUpdateAttributes) return;
  const before = checkout.attributes.value.find(({ key }) => key === MARK)?.value ?? "";
  const ids = new Set([...before.split(",").filter((id) => id !== ""), String(redemptionId)]);
  await changed(
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- cart metafields reach the order only where the merchant defines them
    checkout.applyAttributeChange({ type: "updateAttribute", key: MARK, value: [...ids].join(",") }),
  );
}

/** Shopify tells of a gift card on the checkout only how its code ends. */
export function isOnCheckout(
  { appliedGiftCards }: Pick<CheckoutCodes, "appliedGiftCards">,
  { code, giftCard, onCart }: RedemptionView & { onCart: boolean },
): boolean {
  if (!giftCard || code === null) return onCart;
  const ends = (last: string) => last !== "" && code.toUpperCase().endsWith(last.toUpperCase());
  return appliedGiftCards.value.some(({ lastCharacters }) => ends(lastCharacters));
}

/**
 * @returns whether the reward's code is on the checkout now. In an accelerated checkout it is refused although the
 * instructions allow it.
 */
export async function addReward(
  checkout: CheckoutCodes,
  { code, giftCard, redemptionId }: RedemptionView,
): Promise<boolean> {
  if (code === null || (!giftCard && !canChangeCodes(checkout))) return false;
  const added = await changed(
    giftCard
      ? checkout.applyGiftCardChange({ type: "addGiftCard", code })
      : checkout.applyDiscountCodeChange({ type: "addDiscountCode", code }),
  );
  if (added) await mark(checkout, redemptionId);
  return added;
}

export async function removeCode(checkout: CheckoutCodes, code: string): Promise<boolean> {
  if (!canChangeCodes(checkout)) return false;
  return changed(checkout.applyDiscountCodeChange({ type: "removeDiscountCode", code }));
}
