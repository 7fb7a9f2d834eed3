import type { Posting, PostingKind } from "#app/modules/ledger/index.ts";
import { posting } from "../factories/posting.ts";
import type { LedgerModel } from "./ledger-model.ts";
import type { MergedPeople } from "./merged-people.ts";
import type { OrderStep, RuleStep } from "./order-steps.ts";

type Terms = Pick<RuleStep, "enabled" | "pointsPerUnit" | "waitDays" | "shortage" | "onlineOnly"> & {
  begins: number;
};

interface ModelOrder {
  /** Whom its contact details name, and to whom staff attached it. */
  named: number | null;
  attached: number | null;
  terms: Terms;
  channel: string;
  price: number;
  pieces: number;
  gone: number;
  paidBack: number;
  boughtAt: number;
  paidAt: number | null;
  cancelled: boolean;
  changedAt: number;
  postings: number;
}

const HOUR = 3_600_000;
/** Orders of order steps are numbered apart from those that bare postings name. */
export const orderNumber = (nth: number): number => nth + 3;

const ownerOf = (order: ModelOrder): number | null => order.attached ?? order.named;

/** Thousandths, so that nothing has to be rounded before the sum is. */
const THOUSANDTHS = { "1": 1_000, "0.5": 500, "2.125": 2_125 } as const;

function worth({ terms, channel, price, pieces, gone, paidBack, cancelled }: ModelOrder): number {
  if (cancelled || !terms.enabled || (terms.onlineOnly && channel !== "online")) return 0;
  const withoutGoods = Math.max(0, paidBack - gone * price);
  const kept = Math.max(0, (pieces - gone) * price - withoutGoods);
  return Math.floor((kept * THOUSANDTHS[terms.pointsPerUnit]) / 100_000);
}

const kindOf = (pending: number, available: number): PostingKind => {
  if (available < 0) return "take_back";
  if (pending < 0) return available > 0 ? "mature" : "take_back";
  return available > 0 ? "earn" : "earn_pending";
};

/** What orders should hold, as the README of earning describes it, and what the ledger's model is told of it. */
export class OrderModel {
  readonly #merchant: number;
  readonly #ledger: LedgerModel;
  readonly #people: MergedPeople;
  readonly #orders = new Map<number, ModelOrder>();
  readonly #terms: Terms[];
  #livesDays: number | null = null;

  constructor(merchant: number, ledger: LedgerModel, people: MergedPeople, first: RuleStep) {
    this.#merchant = merchant;
    this.#ledger = ledger;
    this.#people = people;
    this.#terms = [{ ...first, begins: 0 }];
  }

  changeRule(rule: RuleStep, now: number): void {
    this.#terms.push({ ...rule, begins: now + rule.startsInHours * HOUR });
    this.#livesDays = rule.livesDays;
  }

  /** Pending points that wait with a person for orders: nothing else may take them. */
  pendingOf(profile: number): number {
    return [...this.#orders].reduce((sum, [nth, order]) => {
      const owner = ownerOf(order);
      return owner !== null && this.#people.current(owner) === profile
        ? sum + this.#position(nth, profile).pending
        : sum;
    }, 0);
  }

  take(step: OrderStep, profile: number | null, now: number): void {
    const order = this.#orders.get(step.order);
    if (!order) this.#buy(step, profile, now);
    else if (step.act === "attach" || step.act === "detach") return this.#attach(step, order, profile, now);
    else if (change(order, step, profile, now)) order.changedAt = now;
    this.#settle(step.order, now, null);
  }

  #buy({ order, price, pieces, channel, paid }: OrderStep, named: number | null, now: number): void {
    const terms = this.#terms.findLast(({ begins }) => begins <= now);
    if (!terms) throw new Error("the first settings hold from the beginning");
    const rest = { gone: 0, paidBack: 0, cancelled: false, postings: 0, attached: null };
    const times = { boughtAt: now, paidAt: paid ? now : null, changedAt: now };
    this.#orders.set(order, { named, terms, channel, price, pieces, ...rest, ...times });
  }

  #attach({ act, order: nth }: OrderStep, order: ModelOrder, profile: number | null, now: number): void {
    const owner = ownerOf(order);
    const isOwner = owner !== null && this.#people.current(owner) === profile;
    const moves = act === "attach" ? profile !== null && !isOwner : order.attached !== null;
    if (moves) order.attached = act === "attach" ? profile : null;
    this.#settle(nth, now, moves ? now : null);
  }

  /** What the ledger holds for an order with one person, including those who have become this one. */
  #position(nth: number, profile: number): { pending: number; available: number; shortfall: number } {
    const sum = { pending: 0, available: 0, shortfall: 0 };
    for (const [key, position] of this.#ledger.positions) {
      const [order, holder] = key.split("/").map(Number);
      if (order !== orderNumber(nth) || this.#people.current(holder ?? 0) !== profile) continue;
      sum.pending += position.pending;
      sum.available += position.available;
      sum.shortfall += position.shortfall;
    }
    return sum;
  }

  #holders(nth: number): number[] {
    const keys = [...this.#ledger.positions.keys()].map((key) => key.split("/").map(Number));
    const holders = keys.filter(([order]) => order === orderNumber(nth));
    return [...new Set(holders.map(([, holder]) => this.#people.current(holder ?? 0)))];
  }

  /** Brings an order to what it should hold; `movedAt` when staff give it to another person. */
  #settle(nth: number, now: number, movedAt: number | null): void {
    const order = this.#orders.get(nth);
    if (!order) return;
    const named = ownerOf(order);
    const owner = named === null ? null : this.#people.current(named);
    const points = worth(order);
    const since = order.paidAt === null ? null : order.paidAt + order.terms.waitDays * 24 * HOUR;
    const isAvailable = since !== null && since <= now;
    const earnedAt = owner !== null && points > 0 && isAvailable ? since : order.boughtAt;
    const wasKnown = order.postings > 0;
    const bring = (profile: number, pending: number, available: number): void => {
      const held = this.#position(nth, profile);
      const change = { pending: pending - held.pending, available: available - held.available };
      if (change.pending === 0 && change.available === 0) return;
      const kind = kindOf(change.pending, change.available);
      const isChange = kind === "take_back" || (wasKnown && kind !== "mature");
      const happened = movedAt ?? (isChange ? order.changedAt : earnedAt);
      const madeGood = Math.max(0, Math.min(change.available, held.shortfall));
      this.#post(nth, order, {
        profileId: profile,
        kind,
        pending: change.pending,
        available: change.available - madeGood,
        shortfall: madeGood === 0 ? 0 : -madeGood,
        occurredAt: new Date(happened),
        earnedAt: new Date(earnedAt),
      });
    };
    for (const holder of this.#holders(nth)) if (holder !== owner) bring(holder, 0, 0);
    if (owner !== null) bring(owner, isAvailable ? 0 : points, isAvailable ? points : 0);
  }

  #post(nth: number, order: ModelOrder, wish: Change): void {
    const lives = this.#livesDays;
    const { profileId: profile, earnedAt } = wish;
    order.postings++;
    const status = this.#ledger.post(
      posting({
        ...wish,
        merchant: this.#merchant,
        profile,
        key: `model:${nth}:${order.postings}`,
        order: orderNumber(nth),
        onShortage: order.terms.shortage,
        expiresAt: lives === null ? null : new Date(earnedAt.getTime() + lives * 24 * HOUR),
      }),
    );
    if (status !== "posted") throw new Error(`the model answered ${status}`);
  }
}

interface Change {
  profileId: number;
  kind: Posting["kind"];
  pending: number;
  available: number;
  shortfall: number;
  occurredAt: Date;
  earnedAt: Date;
}

/** Lets one thing happen to an order's state; whether anything did. */
function change(order: ModelOrder, step: OrderStep, profile: number | null, now: number): boolean {
  const kept = order.pieces - order.gone;
  switch (step.act) {
    case "return": {
      const back = Math.min(step.pieces, kept);
      order.gone += back;
      if (step.paid && order.paidAt !== null) order.paidBack += back * order.price;
      return true;
    }
    case "refund":
      if (order.paidAt !== null) order.paidBack += step.amount;
      return true;
    case "add":
      order.pieces += step.pieces;
      return true;
    case "cancel":
      order.cancelled = true;
      return true;
    case "complete":
      order.cancelled = false;
      return true;
    case "pay":
      order.paidAt ??= now;
      return true;
    case "reassign":
      order.named = profile;
      return true;
    default:
      return false;
  }
}
