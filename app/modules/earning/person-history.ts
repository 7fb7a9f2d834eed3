import type { ShopId, ShopifyId } from "#app/vocabulary/ids.ts";
import type { Day } from "#app/vocabulary/time.ts";
import type { PersonFacts } from "./pricing-facts.ts";
import type { Given } from "./rules/caps.ts";
import type { RuleAward } from "./rules/award-order.ts";

interface OrderName {
  shopId: ShopId;
  orderId: ShopifyId;
}

/** One of a person's orders, with its place among them. */
export interface HistoryOrder extends OrderName {
  processedAt: Date;
  /** Whether it counts as one of the person's orders. */
  stands: boolean;
  ruleVersion: number | null;
}

/** What an order was given by rules, on the day of its purchase. */
export interface OrderAwards {
  day: Day;
  awards: readonly RuleAward[];
}

const keyOf = ({ shopId, orderId }: OrderName): string => `${shopId}/${orderId}`;

/** Orders by purchase; Shopify's numbers, which are texts, end every tie. */
export const comparePlaces = (a: HistoryOrder, b: HistoryOrder): number =>
  a.processedAt.getTime() - b.processedAt.getTime() ||
  a.shopId - b.shopId ||
  a.orderId.length - b.orderId.length ||
  (a.orderId < b.orderId ? -1 : a.orderId > b.orderId ? 1 : 0);

/** The orders of one person and what rules gave for them: rank and limits are counted over those before an order. */
export class PersonHistory {
  readonly #orders = new Map<string, HistoryOrder>();
  readonly #awards = new Map<string, OrderAwards>();

  put(order: HistoryOrder): void {
    this.#orders.set(keyOf(order), order);
  }

  give(order: OrderName, given: OrderAwards): void {
    this.#awards.set(keyOf(order), given);
  }

  remove(order: OrderName): void {
    this.#orders.delete(keyOf(order));
    this.#awards.delete(keyOf(order));
  }

  orders(): HistoryOrder[] {
    return [...this.#orders.values()];
  }

  find(order: OrderName): HistoryOrder | undefined {
    return this.#orders.get(keyOf(order));
  }

  awardsOf(order: OrderName): readonly RuleAward[] {
    return this.#awards.get(keyOf(order))?.awards ?? [];
  }

  /** What the person's other orders mean for one, bought on this day. */
  factsOf(order: HistoryOrder, day: Day): PersonFacts {
    const before = this.orders().filter((other) => comparePlaces(other, order) < 0);
    const rank = order.stands ? before.filter(({ stands }) => stands).length + 1 : null;
    const given = new Map<string, Given>();
    for (const other of before) {
      const theirs = this.#awards.get(keyOf(other));
      for (const { ruleId, points } of theirs?.awards ?? []) {
        const sum = given.get(ruleId) ?? { day: 0, month: 0, ever: 0 };
        given.set(ruleId, {
          day: sum.day + (theirs?.day === day ? points : 0),
          month: sum.month + (theirs?.day.slice(0, 7) === day.slice(0, 7) ? points : 0),
          ever: sum.ever + points,
        });
      }
    }
    return { rank, given };
  }

  copy(): PersonHistory {
    const copy = new PersonHistory();
    for (const order of this.#orders.values()) copy.put(order);
    for (const [key, given] of this.#awards) copy.#awards.set(key, given);
    return copy;
  }
}
