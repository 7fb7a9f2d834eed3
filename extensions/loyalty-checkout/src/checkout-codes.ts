import type { Api } from "@shopify/ui-extensions/purchase.checkout.block.render";

export type CheckoutCodes = Pick<
  Api,
  "applyDiscountCodeChange" | "applyAttributeChange" | "instructions" | "attributes"
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

/** @returns whether the code is on the checkout now. In an accelerated checkout it is refused although it is allowed. */
export async function addCode(checkout: CheckoutCodes, code: string, redemptionId: number): Promise<boolean> {
  if (!canChangeCodes(checkout)) return false;
  const added = await changed(checkout.applyDiscountCodeChange({ type: "addDiscountCode", code }));
  if (added) await mark(checkout, redemptionId);
  return added;
}

export async function removeCode(checkout: CheckoutCodes, code: string): Promise<boolean> {
  if (!canChangeCodes(checkout)) return false;
  return changed(checkout.applyDiscountCodeChange({ type: "removeDiscountCode", code }));
}
