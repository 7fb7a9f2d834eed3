import { expect, it } from "vitest";
import { entryChange, entryDetails, entrySentence } from "./entry-sentence.ts";

const entry = {
  kind: "earn",
  reason: "order_earned",
  orderName: "#1001",
  note: null,
  actor: null,
  availableChange: 50,
  pendingChange: 0,
  debtChange: 0,
  shortfall: 0,
};
const points = (value: number) => `${value} points`;

it.each([
  [{}, "Earned with order #1001"],
  [{ reason: "order_pending", kind: "earn_pending" }, "Earned with order #1001, still pending"],
  [{ reason: "order_matured", kind: "mature" }, "Points of order #1001 became available"],
  [{ reason: "order_refunded", kind: "take_back" }, "Taken back: order #1001 was refunded"],
  [{ reason: "order_cancelled", kind: "take_back", orderName: null }, "Taken back: an order was cancelled"],
  [{ reason: "order_reassigned" }, "Order #1001 now belongs to another customer"],
  [{ reason: "order_assigned" }, "Earned with order #1001, assigned by the store"],
  [
    { reason: "order_assigned", kind: "earn_pending" },
    "Earned with order #1001, assigned by the store, still pending",
  ],
  [{ reason: "adjusted", kind: "adjust" }, "Added by hand"],
  [{ reason: "adjusted", kind: "adjust", availableChange: -5 }, "Taken by hand"],
  [{ reason: "profiles_merged", kind: "transfer_out" }, "Moved to the profile this one was merged into"],
  [{ reason: "points_held", kind: "hold" }, "Reserved for a reward"],
  [
    { reason: "hold_timed_out", kind: "release" },
    "The reward was not used in time: reserved points are back",
  ],
  [{ reason: "points_spent", kind: "capture" }, "Spent with order #1001: points that were reserved before"],
  [{ reason: "reward_refunded", kind: "restore" }, "Given back: order #1001 was refunded"],
  [{ reason: "reward_refunded", kind: "capture" }, "Spent with order #1001, which was completed after all"],
  [{ reason: "inactive", kind: "expire" }, "Expired: no purchase for too long"],
  [{ reason: "a code of a newer build", kind: "expire" }, "Points expired"],
  [{ reason: "?", kind: "some_new_kind" }, "Some new kind"],
])("says what happened for %j", (facts, sentence) => {
  expect(entrySentence({ ...entry, ...facts })).toBe(sentence);
});

it("tells of debts made, debts repaid and losses forgiven", () => {
  expect(entryDetails({ ...entry, debtChange: 40 }, points)).toEqual([
    "40 points were spent already and are owed now",
  ]);
  expect(entryDetails({ ...entry, debtChange: -40 }, points)).toEqual(["40 points went to what was owed"]);
  expect(entryDetails({ ...entry, shortfall: 10 }, points)).toEqual([
    "10 points were spent already and are forgiven",
  ]);
  expect(entryDetails({ ...entry, note: "Late parcel" }, points)).toEqual(["“Late parcel”"]);
});

it("shows the whole change: what was taken counts also where it became a debt", () => {
  expect(entryChange({ ...entry, availableChange: -10, debtChange: 40 })).toBe(-50);
  expect(entryChange({ ...entry, availableChange: 0, pendingChange: 30 })).toBe(30);
  expect(entryChange({ ...entry, availableChange: 30, pendingChange: -30 })).toBe(30);
});
