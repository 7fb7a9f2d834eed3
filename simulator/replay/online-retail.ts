import type { CsvRecord } from "./csv-lines.ts";
import { listed, type HistoryPart, type Invoice } from "./history.ts";

export const COLUMNS = [
  "InvoiceNo",
  "StockCode",
  "Description",
  "Quantity",
  "InvoiceDate",
  "UnitPrice",
  "CustomerID",
  "Country",
] as const;

type Row = {
  line: number;
  number: string;
  code: string;
  title: string;
  quantity: number;
  at: Date;
  price: number;
  customer: string | null;
};

/** Both spellings of the set are around: 2010-12-01 08:26:00 and 12/1/2010 8:26 (month first). */
const ISO = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d?):(\d\d)(?::(\d\d))?$/;
const SLASHES = /^(\d\d?)\/(\d\d?)\/(\d{4}) (\d\d?):(\d\d)$/;

export function readMoment(text: string): Date | null {
  const iso = ISO.exec(text);
  const slashes = SLASHES.exec(text);
  const [year, month, day, hour, minute, second] = iso
    ? iso.slice(1).map((each: string | undefined) => Number(each ?? 0))
    : [slashes?.[3], slashes?.[1], slashes?.[2], slashes?.[4], slashes?.[5], 0].map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  // Date.UTC turns the 31st of February into a day of March.
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at : null;
}

/** Minor units of a price with at most two decimals; null for anything finer or no number at all. */
export function readPrice(text: string): number | null {
  const match = /^(-?)(\d{1,9})(?:\.(\d{1,2})0*)?$/.exec(text);
  if (match === null) return null;
  const [, sign, whole = "", fraction = ""] = match;
  const amount = Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
  return sign === "-" && amount > 0 ? -amount : amount;
}

function refusalOf(line: number, fields: readonly string[]): HistoryPart | null {
  const shown = fields.join(",");
  if (fields.length !== COLUMNS.length) return listed(line, "The row has not eight columns.", shown);
  const [number = "", code = "", , quantity = "", moment = "", price = ""] = fields.map((each) =>
    each.trim(),
  );
  if (number === "") return listed(line, "The invoice number is missing.", shown);
  if (code === "") return listed(line, "The stock code is missing.", shown);
  if (!/^-?\d{1,7}$/.test(quantity)) return listed(line, "The quantity is not a whole number.", shown);
  if (Number(quantity) === 0) return listed(line, "The quantity is zero.", shown);
  if (readMoment(moment) === null) return listed(line, "The date cannot be read.", shown);
  const amount = readPrice(price);
  if (amount === null) return listed(line, "The price is not an amount of pounds and pence.", shown);
  if (amount < 0) return listed(line, "The price is negative.", shown);
  return null;
}

function readRow(line: number, fields: readonly string[]): Row | null {
  const [number = "", code = "", title = "", quantity, moment = "", price = "", customer = ""] = fields.map(
    (each) => each.trim(),
  );
  const at = readMoment(moment);
  const amount = readPrice(price);
  if (at === null || amount === null) return null;
  return {
    line,
    number: number.toUpperCase(),
    code: code.toUpperCase(),
    title: title.replaceAll(/\s+/g, " ") || code,
    quantity: Number(quantity),
    at,
    price: amount,
    // Spreadsheets turned the ids into decimals: 17850.0.
    customer: customer.replace(/\.0$/, "") || null,
  };
}

/** Puts rows together to invoices: neighbours with the same number are one. */
export class RetailInvoices {
  #open: Invoice | null = null;
  #isHeaderRead = false;

  push(records: readonly CsvRecord[]): HistoryPart[] {
    return records.flatMap((record) => this.#add(record));
  }

  end(): HistoryPart[] {
    const last = this.#open;
    this.#open = null;
    return last === null ? [] : [{ kind: "invoice", invoice: last }];
  }

  #add(record: CsvRecord): HistoryPart[] {
    if ("problem" in record) return [listed(record.line, record.problem)];
    if (!this.#isHeaderRead) {
      this.#isHeaderRead = true;
      return [];
    }
    const refusal = refusalOf(record.line, record.fields);
    const row = refusal === null ? readRow(record.line, record.fields) : null;
    if (row === null) return refusal === null ? [] : [refusal];
    const { line, number, code, title, quantity, at, price, customer } = row;
    const entry = { line, code, title, quantity, price };
    const open = this.#open;
    if (open?.number !== number) {
      const closed = this.end();
      this.#open = { number, line, at, customer, lines: [entry] };
      return closed;
    }
    if (open.customer !== customer) {
      return [listed(line, "The row names another customer than its invoice.", record.fields.join(","))];
    }
    open.lines.push(entry);
    return [];
  }
}
