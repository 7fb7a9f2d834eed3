import { setTimeout as sleep } from "node:timers/promises";
import { post } from "#simulator/webhooks/delivery.ts";
import type { PlannedDelivery } from "./plan-deliveries.ts";

export type SenderOptions = {
  /** The whole address of the app's webhook route. */
  url: string;
  secret: string;
  concurrency: number;
  /** At most this many a second; 0 for as many as the app takes. */
  perSecond: number;
  onAcknowledged: (number: number) => void;
};

/**
 * Shopify gives up after eight retries in four hours. A replay waits for an app that is restarted, a few seconds each
 * time, for about five minutes, and keeps the place in the line meanwhile, so that an app that is down meets no flood.
 */
const MOST_TRIES = 70;
const MOST_WAIT_MS = 5_000;
const TIMEOUT_MS = 5_000;

/** Sends with a bounded number on the way; `send` waits for room, so memory stays bounded too. */
export class DeliverySender {
  retries = 0;
  failed = 0;
  lastProblem: string | null = null;
  readonly #options: SenderOptions;
  readonly #active = new Set<Promise<void>>();
  #nextSlot = 0;
  #isStopped = false;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  async send(delivery: PlannedDelivery): Promise<void> {
    while (this.#active.size >= this.#options.concurrency) await Promise.race(this.#active);
    await this.#pace();
    if (this.#isStopped) return;
    const work: Promise<void> = this.#deliver(delivery).finally(() => this.#active.delete(work));
    this.#active.add(work);
  }

  async idle(): Promise<void> {
    while (this.#active.size > 0) await Promise.all(this.#active);
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #pace(): Promise<void> {
    if (this.#options.perSecond <= 0) return;
    const now = performance.now();
    this.#nextSlot = Math.max(now, this.#nextSlot) + 1000 / this.#options.perSecond;
    const wait = this.#nextSlot - now - 1000 / this.#options.perSecond;
    if (wait > 1) await sleep(wait);
  }

  async #deliver({ number, event, eventId, webhookId }: PlannedDelivery): Promise<void> {
    if (event === null) throw new Error(`Delivery ${number} has no body.`);
    const triggeredAt = new Date().toISOString();
    for (let attempt = 1; attempt <= MOST_TRIES && !this.#isStopped; attempt += 1) {
      if (attempt > 1) {
        this.retries += 1;
        await sleep(Math.min(MOST_WAIT_MS, 250 * 2 ** (attempt - 2)));
      }
      const delivery = { event, eventId, webhookId, triggeredAt, attempt };
      const { problem } = await post(delivery, { ...this.#options, timeoutMs: TIMEOUT_MS });
      if (problem === null) return this.#options.onAcknowledged(number);
      this.lastProblem = problem;
    }
    if (!this.#isStopped) this.failed += 1;
  }
}
