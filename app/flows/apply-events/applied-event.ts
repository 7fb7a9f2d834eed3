import type { BusinessEvent } from "#app/vocabulary/business-events.ts";
import type { Tenant } from "#app/vocabulary/ids.ts";

/** One event of a batch, with whose it is and when it reached us. */
export interface ArrivedEvent {
  tenant: Tenant;
  event: BusinessEvent;
  arrivedAt: Date;
}

/** What the event did; an ignored one says why, in words for the merchant. */
export interface EventOutcome {
  outcome: "applied" | "ignored";
  reason: string | null;
}

export const APPLIED: EventOutcome = { outcome: "applied", reason: null };

export const ignored = (reason: string): EventOutcome => ({ outcome: "ignored", reason });
