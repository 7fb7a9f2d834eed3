import type { HistoryFormat } from "./history.ts";

export type ReplaySummary = {
  format: HistoryFormat;
  shop: string;
  currency: string;
  /** Every invoice has one outcome: ordered + tookBack + continued + listed = read. */
  invoices: { read: number; ordered: number; tookBack: number; continued: number; listed: number };
  orders: { online: number; till: number };
  edits: number;
  refunds: number;
  cancellations: number;
  customers: number;
  rowsListed: number;
  rowsByReason: Record<string, number>;
  webhooks: {
    events: number;
    deliveries: number;
    duplicates: number;
    lost: number;
    acknowledged: number;
    acknowledgedBefore: number;
    retries: number;
    failed: number;
  };
  seconds: number;
  perSecond: number;
};

const figure = (value: number): string => value.toLocaleString("en-US");
const row = (words: string, value: number): string => `  ${words.padEnd(52)}${figure(value).padStart(10)}`;

export function summaryText(summary: ReplaySummary): string {
  const { invoices, orders, webhooks } = summary;
  return [
    `Replayed into ${summary.shop} (${summary.currency})`,
    row("invoices read", invoices.read),
    row("  became an order", invoices.ordered),
    row("  took something back", invoices.tookBack),
    row("  added to an earlier order", invoices.continued),
    row("  became nothing (their rows are listed)", invoices.listed),
    row("orders online", orders.online),
    row("orders at the till", orders.till),
    row("refunds", summary.refunds),
    row("cancellations", summary.cancellations),
    row("customers", summary.customers),
    row("rows listed", summary.rowsListed),
    ...Object.entries(summary.rowsByReason).map(([reason, count]) => row(`  ${reason}`, count)),
    row("webhooks", webhooks.events),
    row("  sent twice on purpose", webhooks.duplicates),
    row("  lost on purpose", webhooks.lost),
    row("  acknowledged now", webhooks.acknowledged),
    row("  acknowledged in an earlier run", webhooks.acknowledgedBefore),
    row("  retries", webhooks.retries),
    row("  given up", webhooks.failed),
    `  ${summary.seconds} s, ${figure(summary.perSecond)} webhooks a second`,
  ].join("\n");
}
