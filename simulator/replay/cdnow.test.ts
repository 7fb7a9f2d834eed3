import { describe, expect, it } from "vitest";
import { isCdnow, readPurchase } from "./cdnow.ts";

describe("a row of a CD shop's history", () => {
  it("becomes a purchase whose units and dollars both stay exact", () => {
    expect(readPurchase(7, " 00003 19971115  5   57.47")).toEqual({
      kind: "invoice",
      invoice: {
        number: "L7",
        line: 7,
        at: new Date("1997-11-15T09:07:00Z"),
        customer: "00003",
        lines: [
          { line: 7, code: "CD", title: "Compact disc", quantity: 3, price: 1149 },
          { line: 7, code: "CD", title: "Compact disc", quantity: 2, price: 1150 },
        ],
      },
    });
  });

  it("may be free", () => {
    expect(readPurchase(2, " 00004 19970101  2    0.00")).toMatchObject({
      invoice: { lines: [{ quantity: 2, price: 0 }] },
    });
  });

  it.each([
    ["00003 19971131 1 5.00", "The date cannot be read."],
    ["00003 19971101 0 5.00", "The quantity is zero."],
    ["00003 19971101 1 -5.00", "The row is not: customer, date, units, dollars."],
    ["hello", "The row is not: customer, date, units, dollars."],
  ])("is listed when it is wrong: %s", (text, reason) => {
    expect(readPurchase(9, text)).toMatchObject({ kind: "listed", row: { line: 9, reason } });
  });

  it("is told from other text", () => {
    expect(isCdnow(" customer_id  date number_of_cds  dollar_value")).toBe(true);
    expect(isCdnow(" 00001 19970101  1   11.77")).toBe(true);
    expect(isCdnow("InvoiceNo,StockCode")).toBe(false);
  });

  it("is nothing when it is the header or empty", () => {
    expect(readPurchase(1, " customer_id  date number_of_cds  dollar_value")).toBeNull();
    expect(readPurchase(1, "")).toBeNull();
  });
});
