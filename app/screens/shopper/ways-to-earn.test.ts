import { expect, it } from "vitest";
import { currency } from "#tests/factories/order.ts";
import { earningRules } from "#tests/factories/earning-rules.ts";
import { defaultBrand, speakerFor } from "#app/modules/brand/index.ts";
import { earningSettings } from "#app/modules/earning/settings.ts";
import { waysToEarn, type WaysFor } from "./ways-to-earn.ts";

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

function ways(settings: object, changes: Partial<WaysFor> & { locale?: string } = {}): string[] {
  const { locale = "en", ...rest } = changes;
  const speaker = speakerFor(defaultBrand(), locale);
  const audience = {
    speaker,
    currency: currency("EUR"),
    today: "2026-07-01",
    customerTags: null,
    tier: null,
    ...rest,
  };
  return waysToEarn(earningSettings.parse(settings), { ...audience, today: "2026-07-01" }).map(
    ({ title, detail }) => plain(`${title}: ${detail}`),
  );
}

it.each([
  ["1", "EUR", "en", "Every purchase: 1 point for every €1"],
  ["12.125", "EUR", "en", "Every purchase: 97 points for every €8"],
  ["0.001", "EUR", "fr", "Chaque achat: 1 point par tranche de 1 000 €"],
  ["0.01", "JPY", "ja", "お買い物: ¥100ごとに1ポイント"],
  ["0.15", "USD", "es", "Cada compra: 3 puntos por cada 20 US$"],
])("says a rate of %s in %s with whole points", (pointsPerUnit, code, locale, expected) => {
  const [base] = ways({ pointsPerUnit }, { currency: currency(code), locale });
  expect(base?.replace("￥", "¥")).toBe(expected);
});

const campaign = (changes: object) => ({
  kind: "multiplierCampaign",
  settings: { name: "Summer", multiplier: "1.5", firstDay: "2026-06-01", lastDay: "2026-07-31", ...changes },
});

it("says every rule in words, and none that is off", () => {
  const rules = earningRules(
    { id: "a", kind: "signUp", settings: { points: 1 } },
    { id: "b", kind: "birthday", settings: { points: 50 } },
    { id: "c", kind: "anniversary", settings: { points: 50 } },
    { id: "d", kind: "firstOrder", settings: { points: 50 } },
    { id: "e", kind: "nthOrder", settings: { nth: 5, points: 50 } },
    { id: "f", kind: "nthOrder", settings: { nth: 10, repeats: true, points: 50 } },
    { id: "g", kind: "orderOver", settings: { amount: "49.99", points: 50 } },
    { id: "h", kind: "productBonus", settings: { products: ["1"], points: 5 } },
    { id: "i", kind: "collectionBonus", settings: { collections: ["1"], points: 5, per: "order" } },
    { id: "j", kind: "customAction", settings: { name: "Product review", action: "review", points: 20 } },
    { id: "k", on: false, ...campaign({}) },
    { id: "l", ...campaign({}) },
    { id: "m", ...campaign({ name: "Autumn", firstDay: "2026-07-10", lastDay: "2026-07-12" }) },
    { id: "n", ...campaign({ name: "Winter", firstDay: "2026-12-10", lastDay: "2026-12-12" }) },
    { id: "o", ...campaign({ name: "Spring", firstDay: "2026-03-10", lastDay: "2026-03-12" }) },
  );
  expect(ways({ rules }).slice(1)).toEqual([
    "A new account: 1 point",
    "Your birthday: 50 points",
    "Each year as a member: 50 points",
    "Your first order: 50 points",
    "Your order number 5: 50 points",
    "Every 10 orders: 50 points",
    "Orders of €49.99 or more: 50 points",
    "Selected products: 5 points for each piece",
    "Selected products: 5 points once per order",
    "Product review: 20 points",
    "Summer: 1.5× points until July 31, 2026",
    "Autumn: 1.5× points from July 10, 2026 to July 12, 2026",
  ]);
});

it("tells campaigns for some only to them", () => {
  const rules = earningRules(
    { id: "a", ...campaign({ name: "Gold days", tiers: ["gold"] }) },
    { id: "b", ...campaign({ name: "VIP days", segments: ["VIP"] }) },
  );
  const names = (changes: Partial<WaysFor>) =>
    ways({ rules }, changes)
      .slice(1)
      .map((way) => way.split(":")[0]);
  expect(names({})).toEqual([]);
  expect(names({ tier: "silver", customerTags: ["other"] })).toEqual([]);
  expect(names({ tier: "gold" })).toEqual(["Gold days"]);
  expect(names({ customerTags: [" vip"] })).toEqual(["VIP days"]);
});

it("tells nothing while nothing is earned", () => {
  expect(ways({ enabled: false })).toEqual([]);
});
