import { describe, expect, it } from "vitest";
import { toCurrencyCode } from "#app/vocabulary/money.ts";
import type { Day } from "#app/vocabulary/time.ts";
import { decideTier, NEVER_DECIDED, type Counts, type Standing } from "./decide-tier.ts";
import { toLadder } from "./ladder.ts";
import { tiersSettings, type TiersSettings } from "./settings.ts";

const eur = toCurrencyCode("EUR") ?? expect.fail("EUR is a currency");
const SETTINGS = {
  counter: "points",
  tiers: [
    { id: "silver", name: "Silver", threshold: "100" },
    { id: "gold", name: "Gold", threshold: "500", keep: "400" },
    { id: "platinum", name: "Platinum", threshold: "1000" },
  ],
};
const ladder = (changes: Partial<TiersSettings> = {}) =>
  toLadder(tiersSettings.parse({ ...SETTINGS, ...changes }), eur);
const counts = (now: number, before = 0): Counts => ({ now, before });
const at = (tier: string | null, changes: Partial<Standing> = {}): Standing => ({
  ...NEVER_DECIDED,
  base: tier,
  tier,
  ...changes,
});
const TODAY: Day = "2026-05-10";

describe("climbing", () => {
  it.each([
    [99, null],
    [100, "silver"],
    [499, "silver"],
    [500, "gold"],
    [5000, "platinum"],
  ])("with %i counted a newcomer is in %s", (now, tier) => {
    expect(decideTier(NEVER_DECIDED, counts(now), ladder(), TODAY)).toEqual(at(tier));
  });

  it("is at once, also over a tier", () => {
    expect(decideTier(at("silver"), counts(1000), ladder(), TODAY).tier).toBe("platinum");
  });

  it("puts everybody into a tier that asks for nothing", () => {
    const everybody = ladder({ tiers: tiersSettings.parse({ tiers: [{ id: "m", name: "Member" }] }).tiers });
    expect(decideTier(NEVER_DECIDED, counts(0), everybody, TODAY).tier).toBe("m");
  });

  it("counts money in the currency's smallest unit, and yen in whole ones", () => {
    const spend = { counter: "spend" as const };
    expect(decideTier(NEVER_DECIDED, counts(9_999), ladder(spend), TODAY).tier).toBeNull();
    expect(decideTier(NEVER_DECIDED, counts(10_000), ladder(spend), TODAY).tier).toBe("silver");
    const jpy = toCurrencyCode("JPY") ?? expect.fail("JPY is a currency");
    const yen = toLadder(tiersSettings.parse({ ...SETTINGS, ...spend }), jpy);
    expect(decideTier(NEVER_DECIDED, counts(100), yen, TODAY).tier).toBe("silver");
  });
});

describe("keeping", () => {
  it("asks for less than entering where the merchant says so", () => {
    expect(decideTier(at("gold"), counts(400), ladder(), TODAY)).toEqual(at("gold"));
    expect(decideTier(at("silver"), counts(400), ladder(), TODAY).tier).toBe("silver");
  });

  it("falls at once without a grace period, to the best tier that is kept with so much", () => {
    expect(decideTier(at("platinum"), counts(450), ladder(), TODAY)).toEqual(at("gold"));
    expect(decideTier(at("gold"), counts(399), ladder(), TODAY)).toEqual(at("silver"));
    expect(decideTier(at("gold"), counts(0), ladder(), TODAY)).toEqual(at(null));
  });

  it("stays through the grace period, counted from the first day below, and falls when it is over", () => {
    const grace = ladder({ graceDays: 30 });
    const below = decideTier(at("gold"), counts(399), grace, TODAY);
    expect(below).toEqual(at("gold", { belowSince: "2026-05-10" }));
    expect(decideTier(below, counts(399), grace, "2026-06-08")).toEqual(below);
    expect(decideTier(below, counts(399), grace, "2026-06-09")).toEqual(at("silver"));
  });

  it("forgets the grace period when enough is counted again", () => {
    const grace = ladder({ graceDays: 30 });
    expect(decideTier(at("gold", { belowSince: "2026-05-01" }), counts(400), grace, TODAY)).toEqual(
      at("gold"),
    );
  });

  it("goes one step down where the merchant says so, and keeps that for another period", () => {
    const steps = ladder({ downgrade: "one_step" });
    const fallen = decideTier(at("platinum"), counts(0), steps, TODAY);
    expect(fallen).toEqual(at("gold", { keptUntil: "2027-05-10" }));
    expect(decideTier(fallen, counts(0), steps, "2027-05-10")).toEqual(fallen);
    expect(decideTier(fallen, counts(0), steps, "2027-05-11")).toEqual(
      at("silver", { keptUntil: "2028-05-11" }),
    );
  });

  it("keeps the step until the end of the calendar year when years are counted", () => {
    const steps = ladder({ downgrade: "one_step", period: "calendar_year" });
    expect(decideTier(at("gold"), counts(0), steps, "2026-01-01")).toEqual(
      at("silver", { keptUntil: "2026-12-31" }),
    );
  });

  it("never falls below what the counter reaches", () => {
    expect(decideTier(at("platinum"), counts(600), ladder({ downgrade: "one_step" }), TODAY).tier).toBe(
      "gold",
    );
  });
});

describe("calendar years", () => {
  const years = ladder({ period: "calendar_year" });
  it("keeps a tier through the year after the one in which it was reached", () => {
    expect(decideTier(at("gold"), counts(0, 500), years, "2027-03-01").tier).toBe("gold");
    expect(decideTier(at("gold"), counts(0, 0), years, "2028-01-01").tier).toBeNull();
  });
  it("never adds two years up", () => {
    expect(decideTier(NEVER_DECIDED, counts(300, 300), years, TODAY).tier).toBe("silver");
  });
});

describe("T5: returns", () => {
  it.each(["lifetime", "calendar_year", "rolling_12_months"] as const)("lower a tier of a %s", (period) => {
    expect(decideTier(at("gold"), counts(399), ladder({ period }), TODAY).tier).toBe("silver");
  });
});

describe("set by staff", () => {
  const floor: Standing["floor"] = { tier: "platinum", until: "2026-06-30" };
  it("holds the tier through its last day, and then what was counted decides, without a fall", () => {
    const set = decideTier(at("silver", { floor }), counts(150), ladder(), "2026-06-30");
    expect(set).toEqual({ ...at("silver", { floor }), tier: "platinum" });
    expect(decideTier(set, counts(150), ladder({ graceDays: 90 }), "2026-07-01")).toEqual(at("silver"));
  });
  it("never lowers what the counter reaches", () => {
    const low = at("gold", { floor: { tier: "silver", until: null } });
    expect(decideTier(low, counts(600), ladder(), TODAY).tier).toBe("gold");
  });
});

describe("T3: a changed ladder", () => {
  it("places the members of a removed tier by what they have", () => {
    const old = at("bronze");
    expect(decideTier(old, counts(420), ladder(), TODAY)).toEqual(at("gold"));
    expect(
      decideTier(old, counts(10), ladder({ downgrade: "one_step", graceDays: 60 }), TODAY).tier,
    ).toBeNull();
  });
  it("drops a floor whose tier is gone", () => {
    expect(
      decideTier(at(null, { floor: { tier: "bronze", until: null } }), counts(0), ladder(), TODAY),
    ).toEqual(at(null));
  });
  it("leaves nobody in a tier when all are removed", () => {
    expect(decideTier(at("gold"), counts(900), ladder({ tiers: [] }), TODAY)).toEqual(at(null));
  });
});
