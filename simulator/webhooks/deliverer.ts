import { seededRandom, seededUuid } from "#simulator/world/random.ts";
import type { RenderedEvent } from "#simulator/world/types.ts";
import { post, type Delivery, type Outcome } from "./delivery.ts";
import { noTrouble, type Switches } from "./switches.ts";

/** Eight retries within four hours: https://shopify.dev/docs/apps/build/webhooks/troubleshooting-webhooks */
export const RETRY_SECONDS = [10, 30, 60, 300, 900, 1800, 3600, 7200] as const;

const LOG_LENGTH = 200;
/** A block that is not full is mixed and sent after this time. */
const SHUFFLE_HOLD_MS = 500;

export type DelivererOptions = {
  /** The whole address of the app's webhook route. */
  url: string;
  secret: string;
  seed?: number;
  concurrency?: number;
  timeoutMs?: number;
  /** Multiplies the retry schedule: 0.0001 lets a test see all retries at once. */
  retryScale?: number;
  switches?: Partial<Switches>;
};

export type DeliveryCounters = {
  /** Requests made, retries and duplicates included. */
  sent: number;
  ok: number;
  /** Given up after the last retry. */
  failed: number;
  retried: number;
  lost: number;
  duplicated: number;
};

export type LoggedDelivery = Outcome & {
  topic: string;
  shop: string;
  eventId: string;
  webhookId: string;
  attempt: number;
  at: string;
};

/** Sends events to the app as Shopify does. Which events are lost, doubled or moved depends on the seed only. */
export class Deliverer {
  readonly counters: DeliveryCounters = { sent: 0, ok: 0, failed: 0, retried: 0, lost: 0, duplicated: 0 };
  readonly log: LoggedDelivery[] = [];
  switches: Switches;
  readonly #options: Required<Omit<DelivererOptions, "switches" | "seed">>;
  readonly #random: () => number;
  #held: Delivery[] = [];
  #holdTimer: NodeJS.Timeout | undefined;
  #queue: Delivery[] = [];
  #next = 0;
  #active = 0;
  readonly #timers = new Set<NodeJS.Timeout>();
  #waiters: (() => void)[] = [];
  #closed = false;

  constructor(options: DelivererOptions) {
    const { seed = 1, switches, ...rest } = options;
    this.#options = { concurrency: 8, timeoutMs: 5000, retryScale: 1, ...rest };
    this.#random = seededRandom(seed);
    this.switches = { ...noTrouble, ...switches };
  }

  /** How many deliveries are not settled yet. */
  get waiting(): number {
    return this.#held.length + (this.#queue.length - this.#next) + this.#active + this.#timers.size;
  }

  enqueue(events: readonly RenderedEvent[]): void {
    if (this.#closed) return;
    for (const event of events) {
      for (const delivery of this.#fate(event)) this.#hold(delivery);
    }
    if (this.switches.shuffleWindow <= 1 || this.#held.length >= this.switches.shuffleWindow) this.#release();
    else this.#holdTimer ??= setTimeout(() => this.#release(), SHUFFLE_HOLD_MS);
  }

  /** Resolves when every delivery was accepted or given up. */
  async idle(): Promise<void> {
    this.#release();
    if (this.waiting === 0) return;
    await new Promise<void>((resolve) => this.#waiters.push(resolve));
  }

  /** Drops what was not sent yet. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#holdTimer);
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#held = [];
    this.#queue = [];
    this.#next = 0;
    this.#settle();
  }

  #fate(event: RenderedEvent): Delivery[] {
    const eventId = seededUuid(this.#random);
    const isLost = this.#random() * 100 < this.switches.lossPercent;
    const isDoubled = this.#random() * 100 < this.switches.duplicatePercent;
    if (isLost) this.counters.lost += 1;
    if (isLost) return [];
    if (isDoubled) this.counters.duplicated += 1;
    const triggeredAt = new Date().toISOString();
    return Array.from({ length: isDoubled ? 2 : 1 }, () => ({
      event,
      eventId,
      webhookId: seededUuid(this.#random),
      triggeredAt,
      attempt: 1,
    }));
  }

  #hold(delivery: Delivery): void {
    this.#held.push(delivery);
    if (this.switches.shuffleWindow > 1 && this.#held.length >= this.switches.shuffleWindow) this.#release();
  }

  #release(): void {
    clearTimeout(this.#holdTimer);
    this.#holdTimer = undefined;
    const block = this.#held;
    this.#held = [];
    if (this.switches.shuffleWindow > 1) this.#shuffle(block);
    if (this.switches.delayMs > 0 && block.length > 0) this.#later(this.switches.delayMs, block);
    else this.#push(block);
  }

  #shuffle(block: Delivery[]): void {
    for (let last = block.length - 1; last > 0; last -= 1) {
      const other = Math.floor(this.#random() * (last + 1));
      const [a, b] = [block[last], block[other]];
      if (a !== undefined && b !== undefined) [block[last], block[other]] = [b, a];
    }
  }

  #later(milliseconds: number, deliveries: Delivery[]): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#push(deliveries);
    }, milliseconds);
    this.#timers.add(timer);
  }

  #push(deliveries: Delivery[]): void {
    for (const each of deliveries) this.#queue.push(each);
    this.#pump();
  }

  #pump(): void {
    while (this.#active < this.#options.concurrency) {
      const delivery = this.#queue[this.#next];
      if (delivery === undefined) break;
      this.#next += 1;
      this.#active += 1;
      void this.#send(delivery);
    }
    if (this.#next === this.#queue.length) {
      this.#queue = [];
      this.#next = 0;
    }
    this.#settle();
  }

  async #send(delivery: Delivery): Promise<void> {
    this.counters.sent += 1;
    if (delivery.attempt > 1) this.counters.retried += 1;
    const outcome = await post(delivery, this.#options);
    this.#active -= 1;
    this.#record(delivery, outcome);
    if (this.#closed) return;
    if (outcome.problem === null) this.counters.ok += 1;
    else this.#retry(delivery);
    this.#pump();
  }

  #retry(delivery: Delivery): void {
    const seconds = RETRY_SECONDS[delivery.attempt - 1];
    if (seconds === undefined) this.counters.failed += 1;
    else
      this.#later(seconds * 1000 * this.#options.retryScale, [
        { ...delivery, attempt: delivery.attempt + 1 },
      ]);
  }

  #record(delivery: Delivery, outcome: Outcome): void {
    const { event, eventId, webhookId, attempt } = delivery;
    this.log.push({
      topic: event.topic,
      shop: event.shop,
      eventId,
      webhookId,
      attempt,
      at: new Date().toISOString(),
      ...outcome,
    });
    if (this.log.length > LOG_LENGTH) this.log.shift();
  }

  #settle(): void {
    if (this.waiting > 0) return;
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const resolve of waiters) resolve();
  }
}
