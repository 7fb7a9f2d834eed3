import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop } from "../harness/shop.ts";
import { id, line, minor, order, refund } from "../factories/order.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

it("gives one point for each euro of a paid order", async () => {
  const shop = await startTestShop();
  const outcomes = await shop.see(order());
  expect(outcomes).toEqual([{ outcome: "applied", reason: null }]);
  expect(await shop.balance("ada@example.com")).toEqual({ pending: 0, available: 100, held: 0, debt: 0 });
});

it("gives nothing twice when the same state comes again (O1)", async () => {
  const shop = await startTestShop();
  await shop.see(order());
  const again = await shop.see(order(), order());
  expect(again.map((outcome) => outcome.outcome)).toEqual(["ignored", "ignored"]);
  expect((await shop.balance("ada@example.com")).available).toBe(100);
});

it("takes back in proportion what a refund of one of two pieces was worth (E5)", async () => {
  const shop = await startTestShop();
  const two = line({ quantity: 2, unitPrice: minor(5_000) });
  await shop.see(order({ lines: [two] }));
  const back = refund({ lines: [{ lineId: id(1), quantity: 1, subtotal: minor(5_000), tax: minor(0) }] });
  await shop.see(
    order({
      lines: [{ ...two, currentQuantity: 1 }],
      refunds: [back],
      financialStatus: "partially_refunded",
      updatedAt: new Date("2026-05-02T10:00:00Z"),
    }),
  );
  expect((await shop.balance("ada@example.com")).available).toBe(50);
});
