import { expect } from "vitest";
import type { decideOrder } from "#app/flows/apply-events/decide-order.ts";
import type { OrderFold, OrderWork } from "#app/flows/apply-events/fold-orders.ts";
import { earningSettings, type EarningVersion } from "#app/modules/earning/settings.ts";
import { NO_PERSON } from "#app/modules/earning/pricing-facts.ts";
import { orderKey, type OrderRecord } from "#app/modules/orders/order-record.ts";
import { ProfileBook } from "#app/modules/profiles/profile-book.ts";
import { asProfileId, asShopId, type MerchantId, type ProfileId } from "#app/vocabulary/ids.ts";
import { id } from "../factories/order.ts";
import { person } from "../factories/person.ts";
import { appDoors } from "./app-doors.ts";
import type { LedgerModel } from "./ledger-model.ts";
import { instant } from "./ledger-steps.ts";
import type { MergedPeople } from "./merged-people.ts";
import { OrderModel, orderNumber } from "./order-model.ts";
import { boughtState, nextState } from "./order-states.ts";
import type { OrderStep, RuleStep } from "./order-steps.ts";

/** The app's decision about one order, or one that is wrong on purpose. */
export type Decide = typeof decideOrder;

const HOUR = 3_600_000;
const FIRST_RULE: RuleStep = {
  does: "rule",
  enabled: true,
  pointsPerUnit: "1",
  waitDays: 0,
  shortage: "debt",
  onlineOnly: false,
  startsInHours: 0,
  livesDays: null,
};

const toVersion = (rule: RuleStep, version: number, effectiveFrom: Date): EarningVersion => {
  const { onlineOnly, ...settings } = rule;
  const channels = onlineOnly ? { channels: ["online"] } : {};
  return { version, settings: earningSettings.parse({ ...settings, ...channels }), effectiveFrom };
};

/** Orders, once in the model and once by the app's decision and the ledger in Postgres. */
export class OrderComparison {
  readonly model: OrderModel;
  readonly #tenant: { merchantId: MerchantId; shopId: ReturnType<typeof asShopId> };
  readonly #people: MergedPeople;
  readonly #decide: Decide | null;
  readonly #records = new Map<string, OrderRecord>();
  /** Whom the contact details of each order name. */
  readonly #named = new Map<string, ProfileId | null>();
  readonly #versions = [toVersion(FIRST_RULE, 1, new Date(0))];
  #livesDays: number | null = null;
  /** Orders happen one after another. */
  #clock = instant(0).getTime();

  constructor(merchantId: MerchantId, ledger: LedgerModel, people: MergedPeople, decide: Decide | null) {
    this.#tenant = { merchantId, shopId: asShopId(1) };
    this.#people = people;
    this.#decide = decide;
    this.model = new OrderModel(merchantId, ledger, people, FIRST_RULE);
  }

  changeRule(rule: RuleStep): void {
    this.#clock += HOUR;
    const begins = new Date(this.#clock + rule.startsInHours * HOUR);
    this.#versions.push(toVersion(rule, this.#versions.length + 1, begins));
    this.#livesDays = rule.livesDays;
    this.model.changeRule(rule, this.#clock);
  }

  async take(step: OrderStep, profile: number | null): Promise<void> {
    this.#clock = Math.max(
      this.#clock + step.hours * HOUR,
      step.at === null ? 0 : instant(step.at).getTime(),
    );
    const now = new Date(this.#clock);
    this.model.take(step, profile, this.#clock);
    await this.#bringToLevel(step, profile === null ? null : asProfileId(profile), now);
  }

  async #bringToLevel(step: OrderStep, profile: ProfileId | null, now: Date): Promise<void> {
    const { decideOrder, joinMerged, OrderFold, postAll, readOrderPositions, sql } = await appDoors();
    const gone = this.#people.gone().map(([from, into]) => person(from, into));
    const book = new ProfileBook(gone, [], []);
    const fold = new OrderFold(this.#records, new Map());
    const work = this.#hear(fold, step, profile, now);
    const positions = await readOrderPositions(sql, [work]);
    const decide = this.#decide ?? decideOrder;
    const lives = this.#livesDays;
    const decision = decide(work, work.profileId === null ? null : book.current(work.profileId), {
      versions: this.#versions,
      earningSince: new Date(0),
      products: new Map(),
      profileTags: [],
      tier: null,
      positions: joinMerged(positions.get(orderKey(work)) ?? [], book),
      lotExpiry: (earnedAt) => (lives === null ? null : new Date(earnedAt.getTime() + lives * 24 * HOUR)),
      day: "2028-01-01",
      view: { person: NO_PERSON, awarded: [] },
      now,
    });
    if (!decision) throw new Error("an order with a state is always decided");
    expect(await postAll(sql, decision.postings)).toEqual(decision.postings.map(() => "posted"));
    this.#records.set(orderKey(work), decision.record);
  }

  /** What is known of the order once the step was heard, and whose it is then. */
  #hear(fold: OrderFold, step: OrderStep, profile: ProfileId | null, now: Date): OrderWork {
    const orderId = id(orderNumber(step.order));
    const key = orderKey({ ...this.#tenant, orderId });
    const before = this.#records.get(key) ?? null;
    const told = before ? nextState(before.state, step, now) : boughtState(step, now);
    if (told) fold.fold({ tenant: this.#tenant, event: { kind: "order-seen", order: told }, arrivedAt: now });
    const work = fold.work(this.#tenant, orderId);
    if (!before || step.act === "reassign") this.#named.set(key, profile);
    const named = this.#named.get(key) ?? null;
    if (!before || (step.act === "reassign" && !work.isAttached)) return { ...work, profileId: named };
    const owner = work.profileId === null ? null : this.#people.current(work.profileId);
    const movedBy = "Grace";
    if (step.act === "attach" && profile !== null && profile !== owner)
      return { ...work, profileId: profile, isAttached: true, movedBy };
    if (step.act === "detach" && work.isAttached)
      return { ...work, profileId: named, isAttached: false, movedBy };
    return work;
  }
}
