import { spread } from "../money.ts";
import { netOf } from "../order-sums.ts";
import type { DiscountApplication, MinorUnits, NumericId, OrderLine, ShippingLine } from "../types.ts";
import type { Offer } from "./types.ts";

export type Applied = {
  lines: OrderLine[];
  shippingLines: ShippingLine[];
  discountApplications: DiscountApplication[];
  /** What each discount took off, by its id. */
  savedBy: Map<NumericId, MinorUnits>;
};

/** Product offers first, order offers on what they leave, then delivery: https://help.shopify.com/en/manual/discounts/discount-combinations */
export function applyOffers(
  lines: readonly OrderLine[],
  delivery: { handle: string; line: ShippingLine } | null,
  offers: readonly Offer[],
): Applied {
  const applied: Applied = {
    lines: lines.map((line) => ({ ...line, discountAllocations: [] })),
    shippingLines: delivery === null ? [] : [{ ...delivery.line, discountAllocations: [] }],
    discountApplications: [],
    savedBy: new Map(),
  };
  const of = (kind: Offer["class"]) => offers.filter((each) => each.class === kind);
  takeOffProducts(applied, of("product"));
  const worth = new Map(applied.lines.map((line) => [line.id, netOf(line)]));
  for (const offer of of("order")) takeOffOrder(applied, offer, worth);
  if (delivery !== null) takeOffDelivery(applied, delivery.handle, of("shipping"));
  return applied;
}

const percentOf = (amount: MinorUnits, percent: number): MinorUnits =>
  Math.round(Number(((amount * percent) / 100).toFixed(6)));

/** A line takes the best product offer alone. */
function takeOffProducts(applied: Applied, offers: readonly Offer[]): void {
  const shares = offers.map((offer) => ({ offer, byLine: productShares(applied.lines, offer) }));
  const won = new Map<Offer, Map<NumericId, MinorUnits>>();
  for (const line of applied.lines) {
    let best: { offer: Offer; amount: MinorUnits } | null = null;
    for (const { offer, byLine } of shares) {
      const amount = byLine.get(line.id) ?? 0;
      if (amount > (best?.amount ?? 0)) best = { offer, amount };
    }
    if (best !== null)
      won.set(
        best.offer,
        (won.get(best.offer) ?? new Map<NumericId, MinorUnits>()).set(line.id, best.amount),
      );
  }
  for (const [offer, amounts] of won) book(applied, offer, amounts);
}

function productShares(
  lines: readonly OrderLine[],
  { value, lines: targets }: Offer,
): Map<NumericId, MinorUnits> {
  const wanted = targets.flatMap(({ lineId, quantity }) => {
    const line = lines.find((each) => each.id === lineId);
    if (line === undefined || line.giftCard) return [];
    const units = Math.min(quantity, line.quantity);
    return [{ lineId, units, gross: units * line.unitPrice }];
  });
  if (value.kind === "percentage")
    return new Map(wanted.map(({ lineId, gross }) => [lineId, percentOf(gross, value.percent)]));
  if (value.onEachItem)
    return new Map(wanted.map(({ lineId, units, gross }) => [lineId, Math.min(value.amount * units, gross)]));
  const whole = wanted.reduce((sum, each) => sum + each.gross, 0);
  const parts = spread(
    Math.min(value.amount, whole),
    wanted.map((each) => each.gross),
  );
  return new Map(wanted.map(({ lineId }, index) => [lineId, parts[index] ?? 0]));
}

/** Each percentage counts from what products left, not from what the order discount before it left. */
function takeOffOrder(applied: Applied, offer: Offer, worth: ReadonlyMap<NumericId, MinorUnits>): void {
  const ids = new Set(offer.lines.map((each) => each.lineId));
  const lines = applied.lines.filter((line) => ids.has(line.id) && !line.giftCard);
  const weights = lines.map(netOf);
  const whole = weights.reduce((sum, each) => sum + each, 0);
  const { value } = offer;
  const base = lines.reduce((sum, line) => sum + (worth.get(line.id) ?? 0), 0);
  const wanted = value.kind === "percentage" ? percentOf(base, value.percent) : value.amount;
  const parts = spread(Math.min(wanted, whole), weights);
  book(applied, offer, new Map(lines.map((line, index) => [line.id, parts[index] ?? 0])));
}

function takeOffDelivery(applied: Applied, handle: string, offers: readonly Offer[]): void {
  const [line] = applied.shippingLines;
  if (line === undefined) return;
  let best: { offer: Offer; amount: MinorUnits } | null = null;
  for (const offer of offers.filter((each) => each.handles.includes(handle))) {
    const { value } = offer;
    const wanted = value.kind === "percentage" ? percentOf(line.price, value.percent) : value.amount;
    const amount = Math.min(wanted, line.price);
    if (amount > (best?.amount ?? 0)) best = { offer, amount };
  }
  if (best !== null) book(applied, best.offer, new Map([[line.id, best.amount]]));
}

/** Writes one application and its parts on the lines. */
function book(applied: Applied, offer: Offer, amounts: ReadonlyMap<NumericId, MinorUnits>): void {
  const total = [...amounts.values()].reduce((sum, each) => sum + each, 0);
  if (total === 0) return;
  const applicationIndex = applied.discountApplications.push(applicationOf(offer)) - 1;
  for (const line of [...applied.lines, ...applied.shippingLines]) {
    const amount = amounts.get(line.id) ?? 0;
    if (amount > 0) line.discountAllocations.push({ applicationIndex, amount });
  }
  const { id } = offer.discount;
  applied.savedBy.set(id, (applied.savedBy.get(id) ?? 0) + total);
}

function applicationOf({ discount, title, value, selection, ...offer }: Offer): DiscountApplication {
  const isEach = offer.class === "shipping" || (value.kind === "fixed" && value.onEachItem);
  return {
    type: discount.code === null ? "automatic" : "discount_code",
    code: discount.code?.code ?? null,
    title,
    targetType: offer.class === "shipping" ? "shipping_line" : "line_item",
    targetSelection: selection,
    allocationMethod: isEach ? "each" : "across",
    valueType: value.kind === "percentage" ? "percentage" : "fixed_amount",
    value: value.kind === "percentage" ? value.percent : value.amount,
  };
}
