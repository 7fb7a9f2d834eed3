import type { ShopId } from "#app/vocabulary/ids.ts";
import type { Strangers } from "./match-row.ts";
import type { BulkMode } from "./read-row.ts";

/** reading: the file is looked at; ready: everything is planned, nothing posted; failed: the file was refused. */
export type BulkStatus = "reading" | "ready" | "applying" | "done" | "failed" | "discarded";

/** How a file is to be taken, as its author chose. */
export interface BulkChoices {
  mode: BulkMode;
  strangers: Strangers;
  /** Tells nobody. */
  silent: boolean;
  /** What the shopper reads, unless a row says its own. */
  note: string;
}

/** One file that changes many balances. Rows add up: planned, unchanged and refused by the first look are all of them. */
export interface BulkRun extends BulkChoices {
  runId: number;
  shopId: ShopId;
  status: BulkStatus;
  fileName: string;
  source: string | null;
  header: string[];
  unread: string[];
  askedBy: string;
  askedAt: Date;
  applyBy: string | null;
  applyAt: Date | null;
  finishedAt: Date | null;
  rows: number;
  planned: number;
  newPeople: number;
  unchanged: number;
  refused: number;
  toAdd: number;
  toTake: number;
  applied: number;
  added: number;
  taken: number;
  problem: string | null;
}
