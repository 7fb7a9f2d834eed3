import { expect, it } from "vitest";
import { asProfileId } from "#app/vocabulary/ids.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import { orderDifference } from "./order-difference.ts";

const position = (profile: number, pending: number, available: number, shortfall = 0) => ({
  profileId: asProfileId(profile),
  pending: toPoints(pending),
  available: toPoints(available),
  shortfall: toPoints(shortfall),
  entries: 1,
});
const level = (profile: number | null, pending: number, available: number) => ({
  profileId: profile === null ? null : asProfileId(profile),
  pending: toPoints(pending),
  available: toPoints(available),
});

it.each([
  { what: "the first points", from: [], to: [0, 100], kind: "earn", change: [0, 100] },
  { what: "the first points that wait", from: [], to: [100, 0], kind: "earn_pending", change: [100, 0] },
  { what: "points whose time has come", from: [100, 0], to: [0, 100], kind: "mature", change: [-100, 100] },
  { what: "fewer points", from: [0, 100], to: [0, 40], kind: "take_back", change: [0, -60] },
  { what: "fewer waiting points", from: [100, 0], to: [40, 0], kind: "take_back", change: [-60, 0] },
  { what: "more points", from: [0, 100], to: [0, 130], kind: "earn", change: [0, 30] },
  { what: "points that wait again", from: [0, 100], to: [100, 0], kind: "take_back", change: [100, -100] },
  { what: "time come and some sent back", from: [100, 0], to: [0, 60], kind: "mature", change: [-100, 60] },
])("posts the difference for $what", ({ from, to, kind, change }) => {
  const positions = from.length === 0 ? [] : [position(1, from[0] ?? 0, from[1] ?? 0)];
  const found = orderDifference(level(1, to[0] ?? 0, to[1] ?? 0), positions);
  expect(found.map((each) => [each.kind, each.pending, each.available, each.reassigned])).toEqual([
    [kind, ...change, false],
  ]);
});

it("posts nothing when the ledger is at the level (law 2)", () => {
  expect(orderDifference(level(1, 0, 100), [position(1, 0, 100)])).toEqual([]);
  expect(orderDifference(level(null, 0, 0), [])).toEqual([]);
});

it("takes from the former person first, then gives to the new one", () => {
  expect(orderDifference(level(2, 0, 80), [position(1, 0, 100)])).toEqual([
    { profileId: 1, kind: "take_back", pending: 0, available: -100, shortfall: 0, reassigned: true },
    { profileId: 2, kind: "earn", pending: 0, available: 80, shortfall: 0, reassigned: false },
  ]);
});

it("takes everything back when the order belongs to nobody", () => {
  expect(orderDifference(level(null, 0, 0), [position(1, 30, 70)])).toEqual([
    { profileId: 1, kind: "take_back", pending: -30, available: -70, shortfall: 0, reassigned: true },
  ]);
});

it.each([
  { gained: 100, forgiven: 80, available: 20, shortfall: -80 },
  { gained: 50, forgiven: 80, available: 0, shortfall: -50 },
  { gained: 100, forgiven: 0, available: 100, shortfall: 0 },
])(
  "gives $available of $gained when $forgiven were forgiven before",
  ({ gained, forgiven, available, shortfall }) => {
    expect(orderDifference(level(1, 0, gained), [position(1, 0, 0, forgiven)])).toEqual([
      { profileId: 1, kind: "earn", pending: 0, available, shortfall, reassigned: false },
    ]);
  },
);
