import type { MinorUnits, NumericId } from "#simulator/world/types.ts";

export type Purchase = {
  orderId: NumericId;
  lineId: NumericId;
  price: MinorUnits;
  /** Units that no cancellation has taken back yet. */
  left: number;
};

export type Taken = { purchase: Purchase; quantity: number };

/** What each customer bought, to find out which purchase a later cancellation means. */
export class EarlierPurchases {
  readonly #byProduct = new Map<string, Purchase[]>();
  readonly #orders = new Map<string, NumericId[]>();

  add(customer: string, code: string, purchase: Purchase): void {
    const key = `${customer}\u0000${code}`;
    const known = this.#byProduct.get(key);
    if (known === undefined) this.#byProduct.set(key, [purchase]);
    else known.push(purchase);
  }

  addOrder(customer: string, orderId: NumericId): void {
    const known = this.#orders.get(customer);
    if (known === undefined) this.#orders.set(customer, [orderId]);
    else known.push(orderId);
  }

  /** The customer's orders, the newest first. */
  ordersOf(customer: string): NumericId[] {
    return (this.#orders.get(customer) ?? []).toReversed();
  }

  /** Takes up to `quantity` units: purchases at the same price first, among them the newest first. */
  take(customer: string, code: string, quantity: number, price: MinorUnits): Taken[] {
    const known = (this.#byProduct.get(`${customer}\u0000${code}`) ?? []).toReversed();
    const candidates = [
      ...known.filter((each) => each.price === price),
      ...known.filter((each) => each.price !== price),
    ];
    let wanted = quantity;
    const taken: Taken[] = [];
    for (const purchase of candidates) {
      const share = Math.min(wanted, purchase.left);
      if (share === 0) continue;
      purchase.left -= share;
      wanted -= share;
      taken.push({ purchase, quantity: share });
    }
    return taken;
  }
}
