import { exactDecimal } from "./exact-decimal.ts";
import type { DeliveryOption, DeliveryOptionsInput } from "./function-input.ts";
import { percentOff, type DeliveryOptionsResult } from "./function-result.ts";
import { memberPerks } from "./member-perks.ts";

/** Ways of delivery that somebody is paid for; collecting in the store is none. */
const DELIVERED = ["SHIPPING", "PICKUP_POINT", "LOCAL"];

interface Priced {
  handle: string;
  cost: bigint;
}

function priced(options: readonly DeliveryOption[], method: string): Priced[] {
  return options
    .filter(({ deliveryMethodType }) => deliveryMethodType === method)
    .flatMap(({ handle, cost }) => {
      const amount = exactDecimal(cost.amount);
      return amount === null ? [] : [{ handle, cost: amount }];
    });
}

/** What becomes free of one way of delivery: nothing where its cheapest option is free anyhow. */
function freed(options: readonly Priced[], shipping: "cheapest" | "any"): Priced[] {
  const least = options.reduce<bigint | null>(
    (lowest, { cost }) => (lowest === null || cost < lowest ? cost : lowest),
    null,
  );
  if (least === null || (least === 0n && shipping === "cheapest")) return [];
  const first = options.find(({ cost }) => cost === least);
  const chosen = shipping === "any" ? options : first ? [first] : [];
  return chosen.filter(({ cost }) => cost > 0n);
}

/** Off delivery: free shipping of a member's tier. */
export function cartDeliveryOptionsDiscountsGenerateRun(input: DeliveryOptionsInput): DeliveryOptionsResult {
  const perks = memberPerks(input);
  const shipping = perks?.shipping;
  if (!perks || !shipping || !input.discount.discountClasses.includes("SHIPPING")) return { operations: [] };
  const targets = input.cart.deliveryGroups
    .flatMap(({ deliveryOptions }) =>
      DELIVERED.flatMap((method) => freed(priced(deliveryOptions, method), shipping)),
    )
    .map(({ handle }) => ({ deliveryOption: { handle } }));
  if (targets.length === 0) return { operations: [] };
  const message = perks.message === undefined ? {} : { message: perks.message };
  const candidate = { ...message, targets, value: percentOff(100) };
  return { operations: [{ deliveryDiscountsAdd: { selectionStrategy: "ALL", candidates: [candidate] } }] };
}
