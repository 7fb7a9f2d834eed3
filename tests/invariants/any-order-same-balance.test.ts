import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { BusinessEvent } from "#app/vocabulary/business-events.ts";
import type { OrderFacts } from "#app/vocabulary/order.ts";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { runJobs } from "../harness/run-jobs.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { id, minor, refund } from "../factories/order.ts";
import { earningRules } from "../factories/earning-rules.ts";
import { eur, later, orderBy, pieces, tender } from "../factories/order-story.ts";
import { ledgerProblems } from "./ledger-problems.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => {
  expect(await ledgerProblems()).toEqual([]);
  await app.close();
});

const PEOPLE = ["ada@example.com", "ben@example.com"] as const;
const NOTHING = { pending: 0, available: 0, held: 0, debt: 0 };
const CHANGES = [
  "send back",
  "give money",
  "cancel",
  "complete again",
  "add a line",
  "reassign",
  "unpaid",
  "paid",
] as const;
type Change = (typeof CHANGES)[number];

function sendBack(state: OrderFacts, refundId: number): OrderFacts {
  const [first, ...rest] = state.lines;
  if (!first || first.currentQuantity === 0) return later(state, {});
  const lines = [{ lineId: first.lineId, quantity: 1, subtotal: first.unitPrice, tax: minor(0) }];
  const made = refund({ refundId: id(refundId), lines, paidBack: [eur(first.unitPrice)] });
  return later(state, {
    lines: [{ ...first, currentQuantity: first.currentQuantity - 1 }, ...rest],
    refunds: [...state.refunds, made],
  });
}

function giveMoney(state: OrderFacts, refundId: number): OrderFacts {
  const made = refund({ refundId: id(refundId), paidBack: [eur(700)] });
  return later(state, { refunds: [...state.refunds, made] });
}

/** The next state of an order; `step` numbers whatever the change adds. */
function change(state: OrderFacts, what: Change, step: number): OrderFacts {
  switch (what) {
    case "send back":
      return sendBack(state, 500 + step);
    case "give money":
      return giveMoney(state, 500 + step);
    case "cancel":
      return later(state, { cancelledAt: new Date("2026-05-03T00:00:00Z") });
    case "complete again":
      return later(state, { cancelledAt: null });
    case "add a line":
      return later(state, { lines: [...state.lines, pieces(1, 1_100, { lineId: id(50 + step) })] });
    case "reassign":
      return later(state, { customer: orderBy(PEOPLE[step % 2] ?? PEOPLE[0], 7_001 + (step % 2)).customer });
    case "unpaid":
      return later(state, { financialStatus: "pending" });
    case "paid":
      return later(state, { financialStatus: "paid" });
  }
}

/** Everything that Shopify sends in the course of one order's life: its states, and each refund and payment alone. */
function eventsOf(orderNumber: number, changes: readonly Change[], isDeleted: boolean): BusinessEvent[] {
  const buyer = orderNumber % 2;
  const first = orderBy(PEOPLE[buyer] ?? PEOPLE[0], 7_001 + buyer, {
    orderId: id(orderNumber),
    // Of one person's orders the later number is the earlier purchase.
    processedAt: new Date(Date.UTC(2026, 4, 30 - orderNumber, 10)),
    lines: [pieces(3, 2_500)],
  });
  const states = [first];
  for (const [step, what] of changes.entries()) {
    const before = states.at(-1) ?? first;
    const after = change(before, what, orderNumber * 10 + step);
    // Shopify's clock counts seconds, so some changes share one.
    states.push(step % 3 === 1 ? { ...after, updatedAt: before.updatedAt } : after);
  }
  const refunds = states.at(-1)?.refunds ?? [];
  const { orderId } = first;
  const payments = [tender("visa", 5_000 + orderNumber), tender("store_credit", 2_500 + orderNumber)];
  return [
    ...states.map((order): BusinessEvent => ({ kind: "order-seen", order })),
    ...refunds.map((each): BusinessEvent => ({ kind: "refund-seen", orderId, refund: each })),
    ...payments.map((each): BusinessEvent => ({ kind: "tender-seen", orderId, tender: each })),
    ...(isDeleted ? [{ kind: "order-deleted", orderId } as const] : []),
  ];
}

async function balances(shop: TestShop) {
  const found: unknown[] = [];
  for (const person of PEOPLE)
    found.push((await shop.profileOf(person)) === null ? NOTHING : await shop.balance(person));
  return found;
}

async function targets(shop: TestShop) {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query({
    text: `SELECT order_id::text, target_pending, target_available, target_reason FROM shop_order
           WHERE merchant_id = $1 AND target_reason <> 'deleted' ORDER BY order_id`,
    values: [shop.shop.merchantId],
  });
  return rows;
}

/** Rules that look at the person's other orders: an order's arrival changes what another one is given. */
const RULES = earningRules(
  { id: "first", kind: "firstOrder", settings: { points: 50 } },
  { id: "second", kind: "nthOrder", settings: { nth: 2, points: 7 } },
  { id: "large", kind: "orderOver", settings: { amount: "20", points: 20, capPerDay: 30 } },
  {
    id: "may",
    kind: "multiplierCampaign",
    settings: { name: "May", multiplier: "1.5", firstDay: "2026-05-01", lastDay: "2026-05-31", capEver: 60 },
  },
);

async function awards(shop: TestShop) {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query({
    text: `SELECT a.rule_id, a.order_id::text, i.value, a.points FROM rule_award a
           JOIN profile_identity i ON i.merchant_id = a.merchant_id AND i.profile_id = a.profile_id AND i.kind = 'email'
           WHERE a.merchant_id = $1 ORDER BY 1, 2, 3`,
    values: [shop.shop.merchantId],
  });
  return rows;
}

const life = fc.array(fc.constantFrom(...CHANGES), { maxLength: 5 });
const arrival = fc.record({
  lives: fc.tuple(life, life, life),
  isDeleted: fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)),
  settings: fc.record({
    moment: fc.constantFrom("paid" as const, "fulfilled" as const),
    rounding: fc.constantFrom("floor" as const, "nearest" as const, "ceil" as const),
    shortage: fc.constantFrom("debt" as const, "floor" as const),
    excludedTenders: fc.subarray(["store_credit"]),
    rules: fc.constantFrom([], RULES),
  }),
  draws: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
  batches: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 60, maxLength: 60 }),
});

it("ends with the same balances and levels for messages doubled, mixed and cut into any batches", async () => {
  await fc.assert(
    fc.asyncProperty(arrival, async ({ lives, isDeleted, settings, draws, batches }) => {
      const events = lives.flatMap((changes, index) => eventsOf(11 + index, changes, isDeleted[index] === 4));
      const plain = await startTestShop(settings);
      await plain.apply(events);
      const mixed = await startTestShop(settings);
      const doubled = [...events, ...events.filter((_, index) => (draws[index] ?? 0) % 3 === 0)];
      const order = doubled
        .map((event, index) => ({ event, place: draws[index % draws.length] ?? 0, index }))
        .sort((a, b) => a.place - b.place || a.index - b.index);
      let next = 0;
      for (const size of batches) {
        const batch = order.slice(next, next + size);
        next += size;
        if (batch.length > 0) await mixed.apply(batch.map((each) => each.event));
      }
      await runJobs();
      expect(next).toBeGreaterThanOrEqual(order.length);
      expect(await targets(mixed)).toEqual(await targets(plain));
      expect(await awards(mixed)).toEqual(await awards(plain));
      expect(await balances(mixed)).toEqual(await balances(plain));
    }),
    { numRuns: 60 },
  );
});
