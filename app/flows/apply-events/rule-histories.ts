import type { MerchantId, ProfileId } from "#app/vocabulary/ids.ts";
import { isSale } from "#app/vocabulary/order.ts";
import type { Day } from "#app/vocabulary/time.ts";
import {
  comparePlaces,
  NO_PERSON,
  rulesLook,
  type EarningVersion,
  type HistoryOrder,
  type PersonFacts,
  type PersonHistory,
  type PersonOrderAwards,
  type RuleAward,
} from "#app/modules/earning/index.ts";
import type { OrderKey } from "#app/modules/orders/index.ts";
import type { OrderWork } from "./fold-orders.ts";

/** An order of the batch, and whose it is and was, as people go by now. */
export interface OwnedWork {
  work: OrderWork;
  profileId: ProfileId | null;
  formerId: ProfileId | null;
  /** The day of the purchase in the shop's zone. */
  day: Day;
}

interface Person {
  merchantId: MerchantId;
  stored: PersonHistory;
  present: PersonHistory;
  /** The first place among the orders at which something changed. */
  changedFrom: HistoryOrder | null;
}

/** What other orders of a person mean for one, and what rules have given for it so far. */
export interface RuleView {
  person: PersonFacts;
  awarded: readonly RuleAward[];
}

type AwardChange = PersonOrderAwards & { merchantId: MerchantId };

type Placed = Pick<OrderWork, "shopId" | "orderId" | "state" | "before">;

function placeOf({ before, shopId, orderId, state }: Placed): HistoryOrder {
  if (!state) throw new Error(`order ${orderId} has no state yet`);
  const ruleVersion = before?.ruleVersion ?? null;
  return { shopId, orderId, processedAt: state.processedAt, stands: isSale(state), ruleVersion };
}

/** Awards as a text, the same whatever their order. */
export const asText = (awards: readonly RuleAward[]): string =>
  JSON.stringify(awards.map(({ ruleId, points }) => `${ruleId}=${points}`).sort());

function isSamePlace(a: HistoryOrder | undefined, b: HistoryOrder | undefined): boolean {
  if (!a || !b) return a === b;
  return comparePlaces(a, b) === 0 && a.stands === b.stands;
}

/** The orders of the people of a batch, for rules that look beyond one order. Empty where no merchant has rules. */
export class RuleHistories {
  readonly #people = new Map<ProfileId, Person>();
  readonly #decided = new Set<string>();
  readonly #changes: AwardChange[] = [];

  constructor(people: ReadonlyMap<ProfileId, { merchantId: MerchantId; history: PersonHistory }>) {
    for (const [profileId, { merchantId, history }] of people)
      this.#people.set(profileId, {
        merchantId,
        stored: history,
        present: history.copy(),
        changedFrom: null,
      });
  }

  /** Every order of the batch takes its place before the first is decided; the earliest is decided first. */
  inOrder(works: readonly OwnedWork[]): readonly OwnedWork[] {
    if (this.#people.size === 0) return works;
    for (const { work, profileId, formerId } of works) {
      if (formerId !== null && formerId !== profileId) this.#people.get(formerId)?.present.remove(work);
      if (profileId !== null) this.#people.get(profileId)?.present.put(placeOf(work));
    }
    return [...works].sort((a, b) => comparePlaces(placeOf(a.work), placeOf(b.work)));
  }

  of({ work, profileId, day }: Pick<OwnedWork, "profileId" | "day"> & { work: Placed }): RuleView {
    const person = profileId === null ? undefined : this.#people.get(profileId);
    if (!person) return { person: NO_PERSON, awarded: [] };
    return { person: person.present.factsOf(placeOf(work), day), awarded: person.stored.awardsOf(work) };
  }

  /** Notes what rules give for an order now. */
  decided({ work, profileId, formerId, day }: OwnedWork, awards: readonly RuleAward[]): void {
    this.#decided.add(`${work.shopId}/${work.orderId}`);
    if (formerId !== null && formerId !== profileId) this.#note(work, formerId, day, []);
    if (profileId === null) return;
    this.#people.get(profileId)?.present.give(work, { day, awards });
    this.#note(work, profileId, day, awards);
  }

  #note(work: OrderWork, profileId: ProfileId, day: Day, awards: readonly RuleAward[]): void {
    const person = this.#people.get(profileId);
    if (!person) return;
    const { merchantId, shopId, orderId } = work;
    const isNews = asText(person.stored.awardsOf(work)) !== asText(awards);
    if (isNews) this.#changes.push({ merchantId, profileId, shopId, orderId, day, awards });
    const [was, is] = [person.stored.find(work), person.present.find(work)];
    if (!isNews && isSamePlace(was, is)) return;
    for (const place of [was, is])
      if (place && (!person.changedFrom || comparePlaces(place, person.changedFrom) < 0))
        person.changedFrom = place;
  }

  /** What has to be written of the awards: only what is not stored already. */
  changes(): readonly AwardChange[] {
    return this.#changes;
  }

  /** Orders outside the batch that their rules look at in another way now: they have to be priced again. */
  affected(versions: ReadonlyMap<number, readonly EarningVersion[]>): OrderKey[] {
    return [...this.#people.values()].flatMap((person) =>
      this.#laterOrders(person).flatMap((order): OrderKey[] => {
        const { merchantId, stored, present } = person;
        const version = versions.get(merchantId)?.find((one) => one.version === order.ruleVersion);
        if (!version) return [];
        // The day plays no part in what rules look at.
        const look = (history: PersonHistory) =>
          rulesLook(version.settings.rules, history.factsOf(order, "0000-01-01"));
        const { shopId, orderId } = order;
        return look(stored) === look(present) ? [] : [{ merchantId, shopId, orderId }];
      }),
    );
  }

  #laterOrders({ present, changedFrom }: Person): HistoryOrder[] {
    if (!changedFrom) return [];
    return present
      .orders()
      .filter((order) => comparePlaces(order, changedFrom) > 0)
      .filter(({ shopId, orderId }) => !this.#decided.has(`${shopId}/${orderId}`))
      .sort(comparePlaces);
  }
}
