import { expect, it } from "vitest";
import { defaultBrand, LOCALES, speakerFor } from "#app/modules/brand/index.ts";
import type { LedgerLine } from "#app/modules/ledger/index.ts";
import { historyLines } from "./history-lines.ts";

const line = (changes: Partial<LedgerLine>): LedgerLine => ({
  version: 1,
  kind: "earn",
  source: "purchase",
  pendingChange: 0,
  availableChange: 0,
  heldChange: 0,
  debtChange: 0,
  shortfall: 0,
  available: 0,
  pending: 0,
  debt: 0,
  shopId: 1,
  orderId: "1042",
  holdId: null,
  reason: "order_earned",
  note: null,
  actor: null,
  occurredAt: new Date("2026-07-01T22:30:00Z"),
  ...changes,
});

const ORDERS = new Map([["1/1042", "#1042"]]);

function told(
  changes: Partial<LedgerLine>,
  locale = "en",
  orders: ReadonlyMap<string, string> = ORDERS,
): string {
  const names = { orders, rewards: new Map([[7, "€5 off"]]) };
  const [first] = historyLines([line(changes)], names, speakerFor(defaultBrand(), locale), "Europe/Berlin");
  return first ? `${first.day}: ${first.text} ${first.change}`.trim().replaceAll("\u00a0", " ") : "";
}

it.each([
  [{ availableChange: 120 }, "July 2, 2026: Order #1042 +120 points"],
  [
    { reason: "order_refunded", kind: "take_back", availableChange: -10, debtChange: 30 },
    "July 2, 2026: Order #1042: refunded −40 points",
  ],
  [
    { reason: "order_pending", kind: "earn_pending", pendingChange: 1 },
    "July 2, 2026: Order #1042: 1 point on the way",
  ],
  [
    { reason: "order_refunded", kind: "take_back", pendingChange: -8 },
    "July 2, 2026: Order #1042: 8 points fewer on the way",
  ],
  [
    { reason: "order_matured", kind: "mature", pendingChange: -8, availableChange: 8 },
    "July 2, 2026: Order #1042: now available +8 points",
  ],
  [
    { reason: "points_held", kind: "hold", orderId: null, availableChange: -500, heldChange: 500 },
    "July 2, 2026: Reward chosen −500 points",
  ],
  [
    { reason: "reward_refunded", kind: "restore", availableChange: 250 },
    "July 2, 2026: Order #1042: refunded, points of the reward are back +250 points",
  ],
  [
    { reason: "reward_refunded", kind: "capture", availableChange: -250 },
    "July 2, 2026: Order #1042: reward used −250 points",
  ],
  [
    { reason: "adjusted", note: "rude on the phone", availableChange: 5 },
    "July 2, 2026: Added by the shop +5 points",
  ],
  [
    { reason: "adjusted", note: "rude on the phone", availableChange: -5 },
    "July 2, 2026: Taken back by the shop −5 points",
  ],
  [
    { reason: "bonus_action", note: "Product review", availableChange: 5 },
    "July 2, 2026: Product review +5 points",
  ],
  [{ reason: "of_a_newer_build", availableChange: 5 }, "July 2, 2026: Change of your balance +5 points"],
] as const)("tells %j in words (E4)", (changes, expected) => {
  expect(told(changes)).toBe(expected);
});

it.each([
  ["points_held", -500, "July 2, 2026: Reward: €5 off −500 points"],
  ["hold_released", 500, "July 2, 2026: Given back: €5 off +500 points"],
  ["hold_timed_out", 500, "July 2, 2026: Not used in time: €5 off +500 points"],
])("names the reward of %s where it is known", (reason, availableChange, expected) => {
  expect(told({ reason, availableChange, orderId: null, holdId: 7 })).toBe(expected);
  expect(told({ reason, availableChange, orderId: null, holdId: 8 })).not.toContain("€5 off");
});

it("tells nothing twice: a reservation that an order used changed the balance before", () => {
  expect(told({ reason: "points_spent", kind: "capture", heldChange: -500 })).toBe("");
});

it("names an order as one where its number is not known", () => {
  expect(told({ availableChange: 5 }, "de", new Map())).toBe("2. Juli 2026: Eine Bestellung +5 Punkte");
});

const REASONS = [
  ...["earned", "pending", "matured", "changed", "refunded", "cancelled", "deleted", "voided"].map(
    (what) => `order_${what}`,
  ),
  ...["order_reassigned", "order_assigned", "order_bonus_changed", "tier_reached", "profiles_merged"],
  ...["signup", "birthday", "anniversary", "action", "twice"].map((what) => `bonus_${what}`),
  ...[
    "points_held",
    "hold_released",
    "hold_timed_out",
    "points_spent",
    "points_spent_late",
    "reward_refunded",
  ],
  ...["points_expired", "inactive", "debt_repaid", "adjusted"],
];

it.each([...LOCALES])("has words of its own in %s for every reason that the ledger writes", (locale) => {
  const other = told({ reason: "of_a_newer_build", availableChange: 5 }, locale);
  expect(REASONS.filter((reason) => told({ reason, availableChange: 5 }, locale) === other)).toEqual([]);
});
