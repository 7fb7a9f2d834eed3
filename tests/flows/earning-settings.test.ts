import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop } from "../harness/shop.ts";
import { id, minor, order } from "../factories/order.ts";
import { later, pieces, tender } from "../factories/order-story.ts";
import { ledgerProblems } from "../invariants/ledger-problems.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterEach(async () => expect(await ledgerProblems()).toEqual([]));
afterAll(() => app.close());

const ADA = "ada@example.com";
const giftCard = pieces(1, 5_000, { lineId: id(2), giftCard: true });

it.each([
  { giftCards: "bought", bought: 150, spent: 0 },
  { giftCards: "spent", bought: 100, spent: 100 },
  { giftCards: "never", bought: 100, spent: 0 },
] as const)("counts a gift card once at most when it earns: $giftCards (E27)", async (wanted) => {
  const shop = await startTestShop({ giftCards: wanted.giftCards });
  await shop.see(order({ lines: [pieces(1, 10_000), giftCard], tenders: [tender("visa", 15_000)] }));
  expect((await shop.balance(ADA)).available).toBe(wanted.bought);
  await shop.see(order({ orderId: id(1002), tenders: [tender("gift_card", 10_000)] }));
  expect((await shop.balance(ADA)).available).toBe(wanted.bought + wanted.spent);
});

it("treats a product of another app as a gift card when it is marked as one (E27)", async () => {
  const shop = await startTestShop({ giftCards: "spent", giftCardProducts: ["9001"] });
  await shop.see(order());
  expect(await shop.balance(ADA)).toEqual({ pending: 0, available: 0, held: 0, debt: 0 });
});

it("leaves out the share that was paid by an excluded tender, once it is known (E28)", async () => {
  const shop = await startTestShop({ excludedTenders: ["shopify_store_credit"] });
  await shop.see(order({ gatewayNames: ["shopify_store_credit", "visa"] }));
  expect((await shop.balance(ADA)).available).toBe(100);
  await shop.apply([
    { kind: "tender-seen", orderId: id(1001), tender: tender("shopify_store_credit", 3_000) },
    { kind: "tender-seen", orderId: id(1001), tender: tender("visa", 7_000) },
  ]);
  expect((await shop.balance(ADA)).available).toBe(70);
});

it("gives nothing for an order paid by excluded tenders alone (E28)", async () => {
  const shop = await startTestShop({ excludedTenders: ["shopify_store_credit"] });
  await shop.see(order({ gatewayNames: ["shopify_store_credit"] }));
  expect((await shop.balance(ADA)).available).toBe(0);
});

it("gives points on goods after discounts only, unless the merchant says more (E30)", async () => {
  const everything = order({
    lines: [pieces(1, 10_000, { discount: minor(1_000), tax: minor(1_437), duty: minor(500) })],
    shipping: [{ price: minor(700), discount: minor(0), tax: minor(112) }],
    tip: minor(300),
    cashRounding: minor(2),
  });
  const plain = await startTestShop();
  await plain.see(everything);
  expect((await plain.balance(ADA)).available).toBe(75);
  const generous = await startTestShop({
    tax: true,
    shipping: true,
    tips: true,
    duties: true,
    cashRounding: true,
    discounts: "before",
  });
  await generous.see(everything);
  expect((await generous.balance(ADA)).available).toBe(115);
});

it("keeps points pending until the goods are sent, and takes them from there when they are not", async () => {
  const shop = await startTestShop({ moment: "fulfilled" });
  await shop.see(order());
  expect(await shop.balance(ADA)).toEqual({ pending: 100, available: 0, held: 0, debt: 0 });
  const sent = later(order(), {
    fulfillmentStatus: "fulfilled",
    fulfilledAt: new Date("2026-05-02T08:00:00Z"),
  });
  await shop.see(sent);
  expect(await shop.balance(ADA)).toEqual({ pending: 0, available: 100, held: 0, debt: 0 });
  await shop.see(later(sent, { fulfillmentStatus: "unfulfilled", fulfilledAt: null }));
  expect(await shop.balance(ADA)).toEqual({ pending: 100, available: 0, held: 0, debt: 0 });
  await shop.see(later(sent, { cancelledAt: new Date("2026-05-05T08:00:00Z") }, 4));
  expect(await shop.balance(ADA)).toEqual({ pending: 0, available: 0, held: 0, debt: 0 });
});

it("makes waiting points available when their days are over, by the clock alone", async () => {
  const shop = await startTestShop({ waitDays: 14 });
  await shop.apply([{ kind: "order-seen", order: order() }], new Date("2026-05-03T00:00:00Z"));
  expect(await shop.balance(ADA)).toEqual({ pending: 100, available: 0, held: 0, debt: 0 });
  const { matureOrders } = await import("#app/flows/price-orders-again.server.ts");
  await matureOrders();
  expect(await shop.balance(ADA)).toEqual({ pending: 0, available: 100, held: 0, debt: 0 });
});

it("prices an order by the collections it had when it first earned, once they are learned", async () => {
  const shop = await startTestShop({ excludedCollections: ["77"] });
  await shop.see(
    order({ lines: [pieces(1, 10_000), pieces(1, 4_000, { lineId: id(2), productId: id(9002) })] }),
  );
  const { sql, transaction } = await import("#app/platform/db.server.ts");
  const { writeProductFacts } = await import("#app/modules/orders/index.ts");
  const { applyEvents, loadShops } = await import("#app/flows/apply-events/index.ts");
  const learn = (productId: string, collectionIds: string[]) =>
    transaction((tx) =>
      writeProductFacts(tx, [{ ...shop.shop, productId, title: "", tags: [], collectionIds }]),
    );
  const again = () =>
    transaction(async (tx) =>
      applyEvents(tx, [], await loadShops(tx, [shop.shop]), new Date("2026-07-01T00:00:00Z"), [
        { merchantId: shop.shop.merchantId, shopId: shop.shop.shopId, orderId: id(1001) },
      ]),
    );
  await learn("9001", ["77"]);
  await learn("9002", ["78"]);
  await again();
  expect((await shop.balance(ADA)).available).toBe(40);
  await learn("9001", []);
  await again();
  expect((await shop.balance(ADA)).available).toBe(40);
  const { rows } = await sql.query<{ n: number }>({
    text: "SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier = 'learn-facts'",
  });
  expect(rows[0]?.n).toBe(1);
});

it("leaves out customers by the tags they had when the order first earned", async () => {
  const shop = await startTestShop({ excludedCustomerTags: ["wholesale"] });
  const { customer } = await import("../factories/order.ts");
  await shop.see(order({ customer: customer({ tags: ["Wholesale"] }) }));
  expect((await shop.balance(ADA)).available).toBe(0);
  const cleared = customer({ tags: [], updatedAt: new Date("2026-05-02T00:00:00Z") });
  await shop.see(order({ orderId: id(1002), customer: cleared }), later(order({ customer: cleared }), {}));
  expect((await shop.balance(ADA)).available).toBe(100);
});
