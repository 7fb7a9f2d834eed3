import { renderEvents } from "#simulator/payloads/render-event.ts";
import type { NumericId, RenderedEvent, ShopWorld, World } from "#simulator/world/types.ts";
import { EarlierPurchases } from "./earlier-purchases.ts";
import { HistoryCatalogue } from "./history-shop.ts";
import type { Invoice, ListedRow } from "./history.ts";
import { playCancellation } from "./play-cancellation.ts";
import type { PlayContext, PlayCounts } from "./play-context.ts";
import { playMore, playSale } from "./play-sale.ts";

export type InvoiceOutcome = "ordered" | "tookBack" | "continued" | "listed";

/** A webhook to be, with its place in the whole replay; null instead of a body that is not needed any more. */
export type PlayedEvent = { index: number; rendered: RenderedEvent | null };

export type Played = { outcome: InvoiceOutcome; events: PlayedEvent[]; listed: ListedRow[] };

export type PlayOptions = {
  seed: number;
  tillShare: number;
  /** Events before this one were acknowledged in an earlier run: their bodies are not made. */
  firstNeeded: number;
};

/** Turns invoices into what happened in the shop, one after the other; the same options give the same ids and events. */
export class HistoryPlayer {
  readonly counts: PlayCounts = { online: 0, till: 0, edits: 0, refunds: 0, cancellations: 0 };
  readonly #context: PlayContext;
  readonly #firstNeeded: number;
  readonly #orders = new Map<string, NumericId>();
  #nextIndex = 0;
  #events: PlayedEvent[] = [];
  #at = new Date(0);

  constructor(world: World, shop: ShopWorld, { seed, tillShare, firstNeeded }: PlayOptions) {
    this.#firstNeeded = firstNeeded;
    this.#context = {
      world,
      shop,
      seed,
      tillShare,
      catalogue: new HistoryCatalogue(world, shop),
      purchases: new EarlierPurchases(),
      counts: this.counts,
      listed: [],
      act: (run) => {
        const result = run(this.#at);
        // A body shows the world of this very moment, so it is made before anything else happens.
        for (const event of result.events) {
          const isNeeded = this.#nextIndex >= this.#firstNeeded;
          const rendered = isNeeded ? (renderEvents(world, [event])[0] ?? null) : null;
          this.#events.push({ index: this.#nextIndex++, rendered });
        }
        return result;
      },
    };
  }

  play(invoice: Invoice): Played {
    this.#events = [];
    this.#context.listed = [];
    this.#at = invoice.at;
    const outcome = this.#happen(invoice);
    return { outcome, events: this.#events, listed: this.#context.listed };
  }

  #happen(invoice: Invoice): InvoiceOutcome {
    if (/^C\d/.test(invoice.number)) return playCancellation(this.#context, invoice) ? "tookBack" : "listed";
    const known = this.#orders.get(invoice.number);
    if (known !== undefined && this.#context.shop.orders.get(known)?.cancelledAt === null) {
      playMore(this.#context, invoice, known);
      return "continued";
    }
    const { orderId } = playSale(this.#context, invoice);
    if (orderId === null) return "listed";
    this.#orders.set(invoice.number, orderId);
    return "ordered";
  }
}
