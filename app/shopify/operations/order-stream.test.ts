import { describe, expect, it } from "vitest";
import { adminLine, adminOrder } from "#tests/shopify/admin-order.ts";
import { streamOrders, type StreamedOrder } from "./order-stream.ts";

const gid = (id: number) => `gid://shopify/Order/${id}`;

/** An order's own line of the file: everything but what has lines of its own. */
function root(id: number, refunds: unknown[] = []): string {
  const { lines, shippingLines, returns, ...head } = adminOrder({ id: gid(id) });
  expect([lines.length, shippingLines.length, returns.length]).toEqual([1, 1, 0]);
  return JSON.stringify({ __typename: "Order", ...head, refunds });
}

const lineOf = (id: number, line = adminLine()) =>
  JSON.stringify({ __typename: "LineItem", ...line, __parentId: gid(id) });
const shippingOf = (id: number) =>
  JSON.stringify({
    __typename: "ShippingLine",
    id: null,
    ...adminOrder().shippingLines[0],
    __parentId: gid(id),
  });
const returnOf = (id: number) =>
  JSON.stringify({
    __typename: "Return",
    id: "gid://shopify/Return/1",
    name: "R1",
    status: "OPEN",
    __parentId: gid(id),
  });

async function* each(lines: readonly string[]) {
  yield* lines;
}

async function read(...lines: string[]): Promise<StreamedOrder[]> {
  const found: StreamedOrder[] = [];
  for await (const item of streamOrders(each(lines))) found.push(item);
  return found;
}

const summary = (items: readonly StreamedOrder[]) =>
  items.map((item) =>
    item.kind === "order"
      ? [item.order.id, item.order.lines.length, item.order.shippingLines.length, item.order.returns.length]
      : item,
  );

describe("the file of a bulk operation", () => {
  it("gives each order with its lines", async () => {
    const items = await read(
      root(1),
      lineOf(1),
      lineOf(1),
      shippingOf(1),
      returnOf(1),
      "",
      root(2),
      root(3),
      lineOf(3),
    );
    expect(summary(items)).toEqual([
      [gid(1), 2, 1, 1],
      [gid(2), 0, 0, 0],
      [gid(3), 1, 0, 0],
    ]);
  });

  it("gives nothing when it is empty", async () => {
    expect(await read()).toEqual([]);
  });

  it("names the orders with refunds, whose lines it cannot hold", async () => {
    const refund = {
      id: "gid://shopify/Refund/1",
      createdAt: null,
      processedAt: "2026-03-02T00:00:00Z",
      note: null,
    };
    expect(summary(await read(root(1, [refund]), lineOf(1), root(2), lineOf(2)))).toEqual([
      { kind: "read-alone", orderId: gid(1) },
      [gid(2), 1, 0, 0],
    ]);
  });

  it("reports a broken line by its number, leaves its order out and goes on", async () => {
    const items = await read(root(1), lineOf(1), '{"id":', lineOf(1), root(2), lineOf(2));
    expect(summary(items)).toEqual([
      { kind: "broken-line", line: 3, reason: "is not JSON", orderId: gid(1) },
      [gid(2), 1, 0, 0],
    ]);
  });

  it.each([
    ["a line of an order not seen", lineOf(9), `belongs to ${gid(9)}, not seen before`],
    [
      "a part of an unknown kind",
      '{"__typename":"Metafield","__parentId":"gid://shopify/Order/1"}',
      "__typename Invalid discriminator value. Expected 'LineItem' | 'ShippingLine' | 'Return'",
    ],
    [
      "an order without a date",
      root(1).replace('"updatedAt":"2026-03-01T09:00:00Z"', '"u":1'),
      "updatedAt Invalid input: expected string, received undefined",
    ],
    ["a number", "17", "Invalid input: expected object, received number"],
  ])("reports %s", async (_, line, reason) => {
    expect(await read(line)).toEqual([{ kind: "broken-line", line: 1, reason, orderId: null }]);
  });
});
