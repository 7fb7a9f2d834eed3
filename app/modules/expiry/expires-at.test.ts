import { expect, it } from "vitest";
import { expiresAt, idleBefore, idleSinceRule, inactivityKnownSince, redatedExpiry } from "./expires-at.ts";
import { expirySettings, type ExpirySettings } from "./settings.ts";

const settings = (changes: Partial<ExpirySettings>): ExpirySettings => expirySettings.parse(changes);

it.each([
  { policy: { kind: "months", months: 1 }, earned: "2026-01-31T12:00:00Z", due: "2026-02-28T23:00:00.000Z" },
  { policy: { kind: "months", months: 1 }, earned: "2028-01-31T12:00:00Z", due: "2028-02-29T23:00:00.000Z" },
  { policy: { kind: "months", months: 12 }, earned: "2028-02-29T12:00:00Z", due: "2029-02-28T23:00:00.000Z" },
  // 23:30 in Berlin is still the day before in UTC's terms, and the other way round.
  { policy: { kind: "months", months: 1 }, earned: "2026-01-30T23:30:00Z", due: "2026-02-28T23:00:00.000Z" },
  { policy: { kind: "days", days: 1 }, earned: "2028-03-25T12:00:00Z", due: "2028-03-26T22:00:00.000Z" },
  { policy: { kind: "days", days: 1 }, earned: "2028-10-28T12:00:00Z", due: "2028-10-29T23:00:00.000Z" },
  {
    policy: { kind: "month_end", months: 3 },
    earned: "2026-11-30T12:00:00Z",
    due: "2027-02-28T23:00:00.000Z",
  },
  { policy: { kind: "year_end", years: 0 }, earned: "2026-12-31T22:59:00Z", due: "2026-12-31T23:00:00.000Z" },
  { policy: { kind: "year_end", years: 0 }, earned: "2026-12-31T23:00:00Z", due: "2027-12-31T23:00:00.000Z" },
  { policy: { kind: "year_end", years: 2 }, earned: "2026-05-01T12:00:00Z", due: "2028-12-31T23:00:00.000Z" },
  {
    policy: { kind: "yearly_date", yearlyOn: "03-31", yearlyMinDays: 90 },
    earned: "2026-01-15T12:00:00Z",
    due: "2027-03-31T22:00:00.000Z",
  },
  {
    policy: { kind: "yearly_date", yearlyOn: "03-31", yearlyMinDays: 30 },
    earned: "2026-01-15T12:00:00Z",
    due: "2026-03-31T22:00:00.000Z",
  },
] as const)(
  "T2 days are days in the shop's zone: $policy of $earned is over at $due",
  ({ policy, earned, due }) => {
    expect(expiresAt(new Date(earned), settings(policy), "Europe/Berlin")?.toISOString()).toBe(due);
  },
);

it("never ends unless the merchant says so", () => {
  expect(expiresAt(new Date("2026-01-01T00:00:00Z"), settings({}), "Europe/Berlin")).toBeNull();
});

it("T1 counts inactivity apart, in calendar months", () => {
  const now = new Date("2026-08-31T10:00:00Z");
  expect(idleBefore(now, settings({}), "Europe/Berlin")).toBeNull();
  expect(idleBefore(now, settings({ inactivityMonths: 6 }), "Europe/Berlin")?.toISOString()).toBe(
    "2026-02-27T23:00:00.000Z",
  );
});

it.each([
  { what: "a date far ahead is taken", had: null, earned: "2026-11-01", gets: "2027-11-01T23:00:00.000Z" },
  {
    what: "a date that has passed waits for the notice",
    had: null,
    earned: "2025-01-01",
    gets: "2026-12-31T23:00:00.000Z",
  },
  {
    what: "a lot that ends within the notice anyway keeps its date",
    had: "2026-12-10T23:00:00Z",
    earned: "2025-01-01",
    gets: "2026-12-10T23:00:00.000Z",
  },
  {
    what: "a later date is a gift",
    had: "2026-12-10T23:00:00Z",
    earned: "2026-11-01",
    gets: "2027-11-01T23:00:00.000Z",
  },
])("a new policy for points already earned robs nobody without notice: $what", ({ had, earned, gets }) => {
  const lot = { earnedAt: new Date(`${earned}T12:00:00Z`), expiresAt: had === null ? null : new Date(had) };
  const notice = { from: new Date("2026-12-01T12:00:00Z"), days: 30 };
  expect(
    redatedExpiry(lot, settings({ kind: "months", months: 12 }), "Europe/Berlin", notice)?.toISOString(),
  ).toBe(gets);
});

it.each([
  { yearlyOn: "02-30" },
  { yearlyOn: "13-01" },
  { yearlyOn: "3-31" },
  { months: 0 },
  { months: 1.5 },
  { days: 4000 },
  { inactivityMonths: 0 },
  { warnDays: [0] },
])("refuses %o", (bad) => {
  expect(expirySettings.safeParse(bad).success).toBe(false);
});

const rule = (inactivityMonths: number | null, from: string) => ({
  settings: settings({ inactivityMonths }),
  effectiveFrom: new Date(`${from}T00:00:00Z`),
});

it.each([
  { versions: [], since: null },
  { versions: [rule(null, "2026-05-01")], since: null },
  { versions: [rule(6, "2026-05-01")], since: "2026-05-01" },
  {
    versions: [rule(12, "2026-05-01"), rule(6, "2026-03-01"), rule(null, "2026-01-01")],
    since: "2026-03-01",
  },
  { versions: [rule(6, "2026-05-01"), rule(12, "2026-03-01")], since: "2026-05-01" },
  { versions: [rule(6, "2026-05-01"), rule(null, "2026-03-01"), rule(6, "2026-01-01")], since: "2026-05-01" },
])("knows since when an inactivity rule is known: $since", ({ versions, since }) => {
  expect(inactivityKnownSince(versions)?.toISOString().slice(0, 10) ?? null).toBe(since);
});

it("takes nothing at once by a new inactivity rule", () => {
  const known = { settings: settings({ inactivityMonths: 6 }), since: new Date("2026-05-01T12:00:00Z") };
  expect(idleSinceRule(new Date("2026-10-31T12:00:00Z"), known, "Europe/Berlin")).toBeNull();
  expect(idleSinceRule(new Date("2026-11-02T12:00:00Z"), known, "Europe/Berlin")?.toISOString()).toBe(
    "2026-05-01T22:00:00.000Z",
  );
});
