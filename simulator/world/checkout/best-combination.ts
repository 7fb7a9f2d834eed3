import { ActionRefused } from "../action-refused.ts";
import type { Discount } from "../types.ts";
import type { Applied } from "./apply-offers.ts";
import type { Offer } from "./types.ts";

/** Two to this power are tried. */
const MOST = 10;

/** Both must allow the classes of the other; two on delivery never go together. */
function combine(a: readonly Offer[], b: readonly Offer[]): boolean {
  return a.every((one) =>
    b.every(
      (other) =>
        !(one.class === "shipping" && other.class === "shipping") &&
        one.discount.combinesWith[other.class] &&
        other.discount.combinesWith[one.class],
    ),
  );
}

const savingOf = (applied: Applied): number =>
  [...applied.savedBy.values()].reduce((sum, each) => sum + each, 0);

const codesIn = (discounts: readonly Discount[]): number =>
  discounts.filter((each) => each.code !== null).length;

/**
 * Shopify takes the combination that saves the shopper most: https://help.shopify.com/en/manual/discounts/discount-combinations
 * Of equal ones the one with more codes, then the one with the codes that were entered first.
 */
export function bestCombination(
  candidates: readonly { discount: Discount; offers: readonly Offer[] }[],
  apply: (offers: readonly Offer[]) => Applied,
): { chosen: Discount[]; applied: Applied } {
  if (candidates.length > MOST)
    throw new ActionRefused(`Not simulated: more than ${MOST} discounts on one cart.`);
  let best: { chosen: Discount[]; applied: Applied } = { chosen: [], applied: apply([]) };
  for (let mask = 1; mask < 2 ** candidates.length; mask += 1) {
    const picked = candidates.filter((_, index) => (mask & (1 << index)) !== 0);
    const fits = picked.every((one, index) =>
      picked.slice(index + 1).every((other) => combine(one.offers, other.offers)),
    );
    if (!fits) continue;
    const chosen = picked.map((each) => each.discount);
    const applied = apply(picked.flatMap((each) => each.offers));
    const more = savingOf(applied) - savingOf(best.applied) || codesIn(chosen) - codesIn(best.chosen);
    if (more > 0) best = { chosen, applied };
  }
  return best;
}
