import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { customer, id, order } from "../factories/order.ts";
import { later, orderBy } from "../factories/order-story.ts";
import { auditProblems } from "../invariants/audit-problems.ts";
import { ADA, attach, BEN, detach, EMPTY, idOf, NOBODY, rows, shopOfBen, take } from "./attaching.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterEach(async () => expect(await auditProblems()).toEqual([]));
afterAll(() => app.close());

it("stays nameless for good with a member who is erased", async () => {
  const shop = await shopOfBen();
  await shop.see(order());
  await take(shop, BEN);
  await shop.apply([{ kind: "customer-redaction", customerId: id(7002), orderIds: [] }]);
  await shop.see(later(order(), { customer: null, contact: NOBODY }));
  const kept = `SELECT attached_profile_id, target_available::int AS points, state::text LIKE '%ada@%' AS names
                FROM shop_order WHERE merchant_id = $1 AND order_id = 1001`;
  expect(await rows(shop, kept)).toEqual([{ attached_profile_id: null, points: 100, names: false }]);
  expect(await attach(shop, ADA, "1001")).toEqual({ ok: false, reason: "owner_erased" });
  expect(await shop.balance(ADA)).toEqual(EMPTY);
});

it.each([
  ["customer", order(), []],
  ["e-mail", order({ customer: null, contact: { ...NOBODY, email: " ADA@example.com" } }), []],
  ["phone", order({ customer: null, contact: { ...NOBODY, phone: "030 1234567-0" } }), []],
  ["number in the request", order({ customer: null, contact: { ...NOBODY, firstName: "Ada" } }), [id(1001)]],
])(
  "forgets whom an attached order names by its %s when that person is erased",
  async (_by, seen, orderIds) => {
    const shop = await shopOfBen();
    const told = customer({ phone: "+493012345670" });
    await shop.apply([
      { kind: "customer-seen", customer: told },
      { kind: "order-seen", order: seen },
    ]);
    await take(shop, BEN);
    await shop.apply([{ kind: "customer-redaction", customerId: id(7001), orderIds }]);
    const contact = `SELECT state->'customer' AS customer, state->'contact' AS contact FROM shop_order
                   WHERE merchant_id = $1 AND order_id = 1001`;
    expect(await rows(shop, contact)).toEqual([{ customer: null, contact: NOBODY }]);
    expect((await shop.balance(BEN)).available).toBe(200);
    expect(await detach(shop, BEN)).toMatchObject({ ok: true, to: null });
  },
);

it("tells a member who asks for their data nothing of whom an attached order names", async () => {
  const { readOrderArchive } = await import("#app/modules/orders/index.ts");
  const shop = await shopOfBen();
  await shop.see(order());
  await take(shop, BEN);
  const archive = await readOrderArchive(shop.shop.merchantId, await idOf(shop, BEN));
  expect(archive).toHaveLength(2);
  expect(JSON.stringify(archive)).not.toContain(ADA);
  expect(JSON.stringify(archive)).toContain(BEN);
});

it("forgets a person whose order is moved to another at the same moment", async () => {
  for (let round = 0; round < 12; round++) {
    const shop = await shopOfBen();
    await shop.see(order(), orderBy("cleo@example.com", 7003, { orderId: id(902), name: "#902" }));
    if (round % 2 === 1) await take(shop, "cleo@example.com");
    await Promise.all([
      take(shop, BEN),
      shop.apply([{ kind: "customer-redaction", customerId: id(7001), orderIds: [] }]),
    ]);
    const names = "SELECT state FROM shop_order WHERE merchant_id = $1 AND state::text LIKE '%ada@%'";
    expect(await rows(shop, names)).toEqual([]);
  }
});
