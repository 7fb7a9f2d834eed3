import type { ActionResult, ShopWorld, World } from "#simulator/world/types.ts";
import type { EarlierPurchases } from "./earlier-purchases.ts";
import type { HistoryCatalogue } from "./history-shop.ts";
import type { ListedRow } from "./history.ts";

export type PlayCounts = {
  online: number;
  till: number;
  edits: number;
  refunds: number;
  cancellations: number;
};

/** What playing an invoice works with. */
export type PlayContext = {
  world: World;
  shop: ShopWorld;
  seed: number;
  /** 0 to 1. */
  tillShare: number;
  catalogue: HistoryCatalogue;
  purchases: EarlierPurchases;
  counts: PlayCounts;
  /** Rows of the present invoice that became nothing. */
  listed: ListedRow[];
  /** Does one action at the invoice's moment and keeps its webhooks. */
  act: (run: (at: Date) => ActionResult) => ActionResult;
};
