import fc from "fast-check";
import { expect, it } from "vitest";
import { toCurrencyCode } from "#app/vocabulary/money.ts";
import { webhookCustomer, webhookLine, webhookOrder, webhookRefund } from "#tests/shopify/webhook-order.ts";
import { readMessage, type MessageShop } from "./read-message.ts";

const currency = toCurrencyCode("USD");
if (!currency) throw new Error("USD is a currency");
const shop: MessageShop = { domain: "north.myshopify.com", currency, country: "US" };

/** Values that a field does not expect, and texts that a database does not hold. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    -1,
    0.1,
    1e300,
    "",
    "NaN",
    "\u0000",
    "\ud800",
    "1e5",
    [],
    {},
    [null],
    [{}],
    true,
  ),
  fc.jsonValue(),
  fc.string({ unit: "binary" }),
);

const withOdd = (valid: (changes: Record<string, unknown>) => Record<string, unknown>) =>
  fc.dictionary(fc.constantFrom(...Object.keys(valid({}))), odd, { minKeys: 1, maxKeys: 3 }).map(valid);

const bodies = fc.oneof(
  fc.tuple(fc.constant("orders/updated"), withOdd(webhookOrder)),
  fc.tuple(
    fc.constant("orders/updated"),
    withOdd(webhookLine).map((line) => webhookOrder({ line_items: [line] })),
  ),
  fc.tuple(
    fc.constant("orders/updated"),
    withOdd(webhookRefund).map((refund) => webhookOrder({ refunds: [refund] })),
  ),
  fc.tuple(fc.constant("refunds/create"), withOdd(webhookRefund)),
  fc.tuple(fc.constant("customers/update"), withOdd(webhookCustomer)),
);

/** Every text and number of what was read. */
function leaves(value: unknown): unknown[] {
  if (value === null || typeof value !== "object" || value instanceof Date) return [value];
  return Object.values(value).flatMap(leaves);
}

it("whatever a field holds, a message gives an event or a reason that a database can hold", () => {
  fc.assert(
    fc.property(bodies, ([topic, body]) => {
      const read = readMessage(topic, JSON.stringify(body), shop);
      expect("unreadable" in read ? read.unreadable : read.kind).toMatch(/^.+$/u);
      for (const leaf of leaves(read)) {
        if (typeof leaf === "string") expect(leaf.isWellFormed() && !leaf.includes("\u0000")).toBe(true);
        if (typeof leaf === "number") expect(leaf).toSatisfy(Number.isSafeInteger);
        if (leaf instanceof Date) expect(leaf.getTime()).not.toBeNaN();
      }
    }),
    { numRuns: 2_000 },
  );
});
