import type { ShopWorld, World } from "#simulator/world/types.ts";
import { Acknowledged } from "./acknowledged.ts";
import type { History, ListedRow } from "./history.ts";
import {
  NUMBERS_PER_EVENT,
  planEvent,
  shuffle,
  type PlannedDelivery,
  type PlannedEvent,
  type Troubles,
} from "./plan-deliveries.ts";
import { HistoryPlayer, type InvoiceOutcome, type Played } from "./play-history.ts";
import { DeliverySender } from "./send-deliveries.ts";
import type { ReplaySummary } from "./summary.ts";

export type ReplayOptions = {
  history: History;
  world: World;
  shop: ShopWorld;
  /** Where the app answers, without a trailing slash. */
  appUrl: string;
  secret: string;
  seed: number;
  /** Share of invoices through the till, 0 to 1. */
  tillShare: number;
  troubles: Troubles;
  /** At most this many invoices. */
  limit: number;
  /** Webhooks a second; 0 for no limit. */
  perSecond: number;
  concurrency?: number;
  acknowledged: Acknowledged;
  onListed?: (row: ListedRow) => void;
  onProgress?: (progress: ReplayProgress) => void;
};

export type ReplayProgress = {
  invoices: number;
  acknowledged: number;
  retries: number;
  problem: string | null;
};

/** Replays a history: plays invoice by invoice in the world and sends what Shopify would send. */
export async function replayHistory(options: ReplayOptions): Promise<ReplaySummary> {
  return new Replay(options).run();
}

class Replay {
  readonly #options: ReplayOptions;
  readonly #player: HistoryPlayer;
  readonly #sender: DeliverySender;
  readonly #startedAt = performance.now();
  readonly #outcomes: Record<InvoiceOutcome, number> = { ordered: 0, tookBack: 0, continued: 0, listed: 0 };
  readonly #reasons = new Map<string, number>();
  readonly #webhooks = { events: 0, deliveries: 0, duplicates: 0, lost: 0, before: 0, acknowledged: 0 };
  #invoices = 0;
  #day = "";
  #held: PlannedDelivery[] = [];

  constructor(options: ReplayOptions) {
    const { world, shop, appUrl, secret, seed, tillShare, perSecond, acknowledged } = options;
    this.#options = options;
    const firstNeeded = Math.floor(acknowledged.below / NUMBERS_PER_EVENT);
    this.#player = new HistoryPlayer(world, shop, { seed, tillShare, firstNeeded });
    this.#sender = new DeliverySender({
      url: `${appUrl}/webhooks`,
      secret,
      concurrency: options.concurrency ?? 16,
      perSecond,
      onAcknowledged: (number) => {
        this.#webhooks.acknowledged += 1;
        acknowledged.add(number);
        this.#report();
      },
    });
  }

  async run(): Promise<ReplaySummary> {
    const { history, limit, acknowledged } = this.#options;
    for await (const parts of history.parts()) {
      for (const part of parts) {
        if (this.#invoices >= limit) break;
        if (part.kind === "listed") this.#list(part.row);
        else await this.#playInvoice(this.#player.play(part.invoice), part.invoice.at);
      }
      if (this.#invoices >= limit) break;
    }
    await this.#flush();
    await this.#sender.idle();
    acknowledged.isFinished = this.#sender.failed === 0;
    acknowledged.retries += this.#sender.retries;
    acknowledged.save();
    return this.#summary();
  }

  async #playInvoice({ outcome, events, listed }: Played, at: Date): Promise<void> {
    this.#invoices += 1;
    this.#outcomes[outcome] += 1;
    for (const row of listed) this.#list(row);
    const { seed, troubles } = this.#options;
    const day = at.toISOString().slice(0, 10);
    if (troubles.shuffle === "none" || day !== this.#day) await this.#flush();
    this.#day = day;
    for (const event of events) this.#hold(planEvent(event, seed, troubles), event.index);
    this.#report();
  }

  #hold(planned: PlannedEvent, index: number): void {
    const { acknowledged } = this.#options;
    const { deliveries, isLost, isDoubled } = planned;
    this.#webhooks.events += 1;
    this.#webhooks.deliveries += deliveries.length;
    if (isLost) this.#webhooks.lost += 1;
    if (isDoubled) this.#webhooks.duplicates += 1;
    // Numbers that stand for no delivery are settled from the start.
    for (let copy = deliveries.length; copy < NUMBERS_PER_EVENT; copy += 1) {
      const number = index * NUMBERS_PER_EVENT + copy;
      if (!acknowledged.has(number)) acknowledged.add(number);
    }
    for (const delivery of deliveries) {
      if (acknowledged.has(delivery.number)) this.#webhooks.before += 1;
      else this.#held.push(delivery);
    }
  }

  async #flush(): Promise<void> {
    const { seed, troubles } = this.#options;
    const block = this.#held;
    this.#held = [];
    if (troubles.shuffle === "day") shuffle(block, seed, this.#day);
    for (const delivery of block) await this.#sender.send(delivery);
  }

  #list(row: ListedRow): void {
    this.#reasons.set(row.reason, (this.#reasons.get(row.reason) ?? 0) + 1);
    this.#options.onListed?.(row);
  }

  #report(): void {
    this.#options.onProgress?.({
      invoices: this.#invoices,
      acknowledged: this.#webhooks.acknowledged + this.#webhooks.before,
      retries: this.#sender.retries,
      problem: this.#sender.lastProblem,
    });
  }

  #summary(): ReplaySummary {
    const { history, shop, acknowledged } = this.#options;
    const { online, till, edits, refunds, cancellations } = this.#player.counts;
    const seconds = (performance.now() - this.#startedAt) / 1000;
    const { before, ...webhooks } = this.#webhooks;
    const byReason = [...this.#reasons].sort(([, a], [, b]) => b - a);
    return {
      format: history.format,
      shop: shop.shop.domain,
      currency: history.currency,
      invoices: { read: this.#invoices, ...this.#outcomes },
      orders: { online, till },
      edits,
      refunds,
      cancellations,
      customers: shop.customers.size,
      rowsListed: byReason.reduce((sum, [, count]) => sum + count, 0),
      rowsByReason: Object.fromEntries(byReason),
      webhooks: {
        ...webhooks,
        acknowledgedBefore: before,
        retries: acknowledged.retries,
        failed: this.#sender.failed,
      },
      seconds: Math.round(seconds * 10) / 10,
      perSecond: Math.round(webhooks.acknowledged / Math.max(seconds, 0.001)),
    };
  }
}
