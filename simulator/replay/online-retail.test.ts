import { describe, expect, it } from "vitest";
import { CsvLines } from "./csv-lines.ts";
import { readMoment, readPrice, RetailInvoices } from "./online-retail.ts";

const HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

function read(...rows: string[]) {
  const lines = new CsvLines();
  const invoices = new RetailInvoices();
  const records = [...lines.push([HEADER, ...rows].join("\n")), ...lines.end()];
  return [...invoices.push(records), ...invoices.end()];
}

describe("rows of an online retail history", () => {
  it("become invoices when neighbours have the same number", () => {
    const at = new Date("2026-01-05T08:26:00Z");
    expect(
      read(
        "501,85A,RED  CUP ,6,2026-01-05 08:26:00,2.55,17850.0,United Kingdom",
        "501,post,POSTAGE,1,2026-01-05 08:26:00,18,17850.0,United Kingdom",
        "c502,85A,,-1,1/5/2026 8:26,2.5,,United Kingdom",
      ),
    ).toEqual([
      {
        kind: "invoice",
        invoice: {
          number: "501",
          line: 2,
          at,
          customer: "17850",
          lines: [
            { line: 2, code: "85A", title: "RED CUP", quantity: 6, price: 255 },
            { line: 3, code: "POST", title: "POSTAGE", quantity: 1, price: 1800 },
          ],
        },
      },
      {
        kind: "invoice",
        invoice: {
          number: "C502",
          line: 4,
          at,
          customer: null,
          lines: [{ line: 4, code: "85A", title: "85A", quantity: -1, price: 250 }],
        },
      },
    ]);
  });

  it.each([
    ["501,A,CUP,1,2026-01-05 08:26:00,2.55,1", "The row has not eight columns."],
    [",A,CUP,1,2026-01-05 08:26:00,2.55,1,UK", "The invoice number is missing."],
    ["501,,CUP,1,2026-01-05 08:26:00,2.55,1,UK", "The stock code is missing."],
    ["501,A,CUP,1.5,2026-01-05 08:26:00,2.55,1,UK", "The quantity is not a whole number."],
    ["501,A,CUP,0,2026-01-05 08:26:00,2.55,1,UK", "The quantity is zero."],
    ["501,A,CUP,1,2026-02-30 08:26:00,2.55,1,UK", "The date cannot be read."],
    ["501,A,CUP,1,2026-01-05 08:26:00,0.001,1,UK", "The price is not an amount of pounds and pence."],
    ["501,A,CUP,1,2026-01-05 08:26:00,free,1,UK", "The price is not an amount of pounds and pence."],
    ["501,A,CUP,1,2026-01-05 08:26:00,-11062.06,1,UK", "The price is negative."],
    ['501,"A,CUP,1,2026-01-05 08:26:00,1,1,UK', "A quote is never closed."],
  ])("are listed with line and reason when they are wrong: %s", (row, reason) => {
    expect(read(row)).toMatchObject([{ kind: "listed", row: { line: 2, reason } }]);
  });

  it("are listed when they name another customer than their invoice", () => {
    const parts = read("501,A,CUP,1,2026-01-05 08:26:00,2,1,UK", "501,B,MUG,1,2026-01-05 08:26:00,2,2,UK");
    expect(parts).toMatchObject([
      { kind: "listed", row: { line: 3, reason: "The row names another customer than its invoice." } },
      { kind: "invoice", invoice: { lines: [{ code: "A" }] } },
    ]);
  });
});

it.each([
  ["2026-01-05 08:26:00", "2026-01-05T08:26:00.000Z"],
  ["12/1/2026 8:26", "2026-12-01T08:26:00.000Z"],
  ["2026-13-05 08:26:00", null],
  ["yesterday", null],
])("reads the moment %s", (text, moment) => {
  expect(readMoment(text)?.toISOString() ?? null).toBe(moment);
});

it.each([
  ["2.55", 255],
  ["18", 1800],
  ["2.5", 250],
  ["2.500", 250],
  ["-3.1", -310],
  ["0.0", 0],
  ["1e3", null],
  ["", null],
])("reads the price %s", (text, amount) => {
  expect(readPrice(text)).toBe(amount);
});
