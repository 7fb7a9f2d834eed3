import { listed, type HistoryPart, type Invoice } from "./history.ts";

const HEADER = /^\s*customer_id\s/i;
const ROW = /^\s*(\d{1,9})\s+(\d{4})(\d\d)(\d\d)\s+(\d{1,6})\s+(\d{1,7}\.\d\d)\s*$/;
const MINUTES_OPEN = 600;

export const isCdnow = (line: string): boolean => HEADER.test(line) || ROW.test(line);

/** A purchase of `units` for `dollars` in all: two lines when the sum does not divide, so that both stay exact. */
function linesOf(line: number, units: number, amount: number): Invoice["lines"] {
  const price = Math.floor(amount / units);
  const dearer = amount - price * units;
  const parts = [
    { quantity: units - dearer, price },
    { quantity: dearer, price: price + 1 },
  ];
  return parts
    .filter((each) => each.quantity > 0)
    .map((each) => ({ line, code: "CD", title: "Compact disc", ...each }));
}

export function readPurchase(line: number, text: string): HistoryPart | null {
  if (text.trim() === "" || HEADER.test(text)) return null;
  const match = ROW.exec(text);
  if (match === null) return listed(line, "The row is not: customer, date, units, dollars.", text.trim());
  const [, customer = "", year, month, day, units, dollars = ""] = match;
  if (Number(units) === 0) return listed(line, "The quantity is zero.", text.trim());
  // The file knows days only; neighbouring lines, so purchases of one customer on one day, get different minutes.
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), 9, line % MINUTES_OPEN));
  if (at.getUTCDate() !== Number(day)) return listed(line, "The date cannot be read.", text.trim());
  const amount = Number(dollars.replace(".", ""));
  const lines = linesOf(line, Number(units), amount);
  return { kind: "invoice", invoice: { number: `L${line}`, line, at, customer, lines } };
}
