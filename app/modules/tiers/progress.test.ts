import { expect, it } from "vitest";
import { toCurrencyCode } from "#app/vocabulary/money.ts";
import { NEVER_DECIDED } from "./decide-tier.ts";
import { toLadder } from "./ladder.ts";
import { tierProgress, type CountedDay } from "./progress.ts";
import { tiersSettings, type TiersSettings } from "./settings.ts";

const eur = toCurrencyCode("EUR") ?? expect.fail("EUR is a currency");
const ladder = (changes: Partial<TiersSettings> = {}) =>
  toLadder(
    tiersSettings.parse({
      tiers: [
        { id: "silver", name: "Silver", threshold: "100" },
        { id: "gold", name: "Gold", threshold: "250", keep: "200" },
      ],
      ...changes,
    }),
    eur,
  );
const gold = { ...NEVER_DECIDED, base: "gold", tier: "gold" };
const silver = { ...NEVER_DECIDED, base: "silver", tier: "silver" };
const TODAY = "2026-05-10";
const none: CountedDay[] = [];

it("tells what is missing to the next tier, and nothing on top of the ladder", () => {
  expect(tierProgress(silver, { now: 20_700, before: 0 }, ladder(), TODAY, none)).toMatchObject({
    value: 20_700,
    next: { name: "Gold", missing: 4_300 },
  });
  expect(tierProgress(gold, { now: 30_000, before: 0 }, ladder(), TODAY, none).next).toBeNull();
  expect(tierProgress(NEVER_DECIDED, { now: 0, before: 0 }, ladder(), TODAY, none).next).toEqual({
    name: "Silver",
    missing: 10_000,
  });
});

it("tells by when too little will be left of twelve months: the day before the first purchases drop out", () => {
  const days: CountedDay[] = [
    { day: "2026-04-01", value: 12_000 },
    { day: "2025-07-20", value: 3_000 },
    { day: "2025-09-30", value: 10_000 },
  ];
  // After 20 July 220 are left, after 30 September 120: 80 are missing to keep Gold.
  expect(tierProgress(gold, { now: 25_000, before: 0 }, ladder(), TODAY, days).keep).toEqual({
    missing: 8_000,
    by: "2026-09-30",
  });
});

it("asks within the calendar year for what keeps the tier in the next one", () => {
  const years = ladder({ period: "calendar_year" });
  expect(tierProgress(gold, { now: 8_000, before: 26_000 }, years, TODAY, none).keep).toEqual({
    missing: 12_000,
    by: "2026-12-31",
  });
  expect(tierProgress(gold, { now: 20_000, before: 26_000 }, years, TODAY, none).keep).toBeNull();
});

it("names the last day of a grace period, and keeps a step down as long as it was promised", () => {
  const grace = ladder({ graceDays: 30 });
  const below = { ...gold, belowSince: "2026-05-01" as const };
  expect(tierProgress(below, { now: 15_000, before: 0 }, grace, TODAY, none).keep).toEqual({
    missing: 5_000,
    by: "2026-05-30",
  });
  const stepped = { ...silver, keptUntil: "2027-01-15" as const };
  const days: CountedDay[] = [{ day: "2025-06-01", value: 4_000 }];
  expect(tierProgress(stepped, { now: 4_000, before: 0 }, ladder(), TODAY, days).keep).toEqual({
    missing: 10_000,
    by: "2027-01-15",
  });
});

it("asks for nothing to keep what was counted for life", () => {
  expect(
    tierProgress(gold, { now: 30_000, before: 0 }, ladder({ period: "lifetime" }), TODAY, none).keep,
  ).toBeNull();
});
