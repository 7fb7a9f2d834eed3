import { expect, it } from "vitest";
import { order } from "#tests/factories/order.ts";
import { tender } from "#tests/factories/order-story.ts";
import { orderTarget, paidMoment } from "./order-target.ts";
import { NO_PERSON } from "./pricing-facts.ts";
import { earningSettings, type EarningSettings } from "./settings.ts";

const PAID = new Date("2026-05-01T10:00:00Z");
const NOW = new Date("2026-05-10T00:00:00Z");
const facts = {
  products: new Map(),
  customerTags: [],
  tier: null,
  day: "2026-05-01",
  person: NO_PERSON,
} as const;
const sent = { fulfillmentStatus: "fulfilled", fulfilledAt: new Date("2026-05-04T10:00:00Z") } as const;

const target = (
  state = order(),
  settings: Partial<EarningSettings> = {},
  paidAt: Date | null = PAID,
  now = NOW,
) => orderTarget(state, earningSettings.parse(settings), facts, paidAt, now);

it("makes points available from the moment of payment", () => {
  expect(target()).toEqual({
    pending: 0,
    available: 100,
    reason: "earns",
    awards: [],
    maturesAt: null,
    availableSince: PAID,
  });
});

it("keeps points pending without an end while nothing is paid", () => {
  const unpaid = target(order({ financialStatus: "pending" }), {}, null);
  expect(unpaid).toEqual({
    pending: 100,
    available: 0,
    reason: "earns",
    awards: [],
    maturesAt: null,
    availableSince: null,
  });
});

it.each([
  { now: "2026-05-15T09:59:59Z", pending: 100, available: 0 },
  { now: "2026-05-15T10:00:00Z", pending: 0, available: 100 },
])("waits exactly 14 days: at $now", ({ now, pending, available }) => {
  const waiting = target(order(), { waitDays: 14 }, PAID, new Date(now));
  expect([waiting.pending, waiting.available]).toEqual([pending, available]);
  expect(waiting.maturesAt).toEqual(pending > 0 ? new Date("2026-05-15T10:00:00Z") : null);
});

it.each([
  { what: "nothing sent", changes: {}, paidAt: PAID, since: null },
  { what: "a part sent", changes: { fulfillmentStatus: "partial" as const }, paidAt: PAID, since: null },
  { what: "all sent", changes: sent, paidAt: PAID, since: sent.fulfilledAt },
  { what: "all sent on account", changes: sent, paidAt: null, since: null },
  {
    what: "paid after it was sent",
    changes: sent,
    paidAt: new Date("2026-05-06T10:00:00Z"),
    since: new Date("2026-05-06T10:00:00Z"),
  },
])("needs goods and money when fulfilment is the moment: $what", ({ changes, paidAt, since }) => {
  expect(target(order(changes), { moment: "fulfilled" }, paidAt).availableSince).toEqual(since);
});

it("holds nothing at all for an order that earns nothing", () => {
  const cancelled = order({ cancelledAt: new Date("2026-05-02T00:00:00Z") });
  expect(target(cancelled, { waitDays: 14 })).toEqual({
    pending: 0,
    available: 0,
    reason: "cancelled",
    awards: [],
    maturesAt: null,
    availableSince: null,
  });
});

it.each([
  {
    what: "its last payment",
    tenders: [tender("a", 1, { processedAt: new Date("2026-05-03T00:00:00Z") }), tender("b", 2)],
    known: {},
    expected: "2026-05-03T00:00:00.000Z",
  },
  {
    what: "what was known before",
    tenders: [tender("a", 1)],
    known: { paidAt: new Date("2026-04-30T00:00:00Z") },
    expected: "2026-04-30T00:00:00.000Z",
  },
  {
    what: "the state that showed it paid, after it was seen unpaid",
    tenders: [],
    known: { wasSeenUnpaid: true },
    expected: "2026-05-05T00:00:00.000Z",
  },
  { what: "the purchase itself", tenders: [], known: {}, expected: "2026-05-01T10:00:00.000Z" },
])("takes for the moment of payment $what", ({ tenders, known, expected }) => {
  const state = order({ tenders, updatedAt: new Date("2026-05-05T00:00:00Z") });
  expect(paidMoment(state, { paidAt: null, wasSeenUnpaid: false, ...known })?.toISOString()).toBe(expected);
});

it.each(["pending", "authorized", "partially_paid", "voided", "expired"] as const)(
  "has no moment of payment while %s",
  (financialStatus) => {
    expect(paidMoment(order({ financialStatus }), { paidAt: PAID, wasSeenUnpaid: false })).toBeNull();
  },
);
