import { cappedPercent } from "./capped-percent.ts";
import { chosenLines, goodsOf } from "./chosen-lines.ts";
import type { CartLinesInput } from "./function-input.ts";
import {
  percentOff,
  type CartLinesResult,
  type OrderDiscounts,
  type ProductDiscounts,
} from "./function-result.ts";
import { memberPerks, type MemberPerks } from "./member-perks.ts";
import { readSettings } from "./read-settings.ts";

const named = ({ message }: MemberPerks) => (message === undefined ? {} : { message });

function productPerk(input: CartLinesInput, perks: MemberPerks): ProductDiscounts[] {
  if (!perks.products || !input.discount.discountClasses.includes("PRODUCT")) return [];
  const lines = chosenLines(goodsOf(input.cart.lines), perks.products);
  if (lines.length === 0) return [];
  const targets = lines.map(({ id }) => ({ cartLine: { id } }));
  const candidate = { ...named(perks), targets, value: percentOff(perks.products.percent) };
  return [{ productDiscountsAdd: { selectionStrategy: "FIRST", candidates: [candidate] } }];
}

function orderPerk(input: CartLinesInput, perks: MemberPerks): OrderDiscounts[] {
  const { lines } = input.cart;
  const goods = new Set(goodsOf(lines));
  if (!perks.percent || goods.size === 0 || !input.discount.discountClasses.includes("ORDER")) return [];
  const excludedCartLineIds = lines.filter((line) => !goods.has(line)).map(({ id }) => id);
  const targets = [{ orderSubtotal: { excludedCartLineIds } }];
  const candidate = { ...named(perks), targets, value: percentOff(perks.percent) };
  return [{ orderDiscountsAdd: { selectionStrategy: "FIRST", candidates: [candidate] } }];
}

/** Off goods: a reward's code when this discount is one, the perks of a member's tier otherwise. */
export function cartLinesDiscountsGenerateRun(input: CartLinesInput): CartLinesResult {
  const settings = readSettings(input.discount.config?.jsonValue);
  if (settings?.gives === "capped_percent") return cappedPercent(input, settings);
  const perks = memberPerks(input);
  return { operations: perks ? [...productPerk(input, perks), ...orderPerk(input, perks)] : [] };
}
