import { expect, it } from "vitest";
import { brandSettings, defaultBrand } from "#app/modules/brand/index.ts";
import { tiersSettings } from "#app/modules/tiers/settings.ts";
import { perksSettings, perksVariables } from "./perks-settings.ts";

const SILVER = { id: "silver", name: "Silver", perks: ["Early access"] };
const GOLD = {
  id: "gold",
  name: "Gold",
  threshold: "500",
  orderPercent: 10,
  freeShipping: "cheapest",
  productPercent: 20,
  perkProducts: ["11"],
  perkCollections: ["7"],
};

it("says what each tier gives, and names a tier only that gives something", () => {
  expect(perksSettings(tiersSettings.parse({ tiers: [SILVER, GOLD] }), defaultBrand())).toEqual({
    gives: "perks",
    tiers: {
      gold: {
        name: "Gold",
        percent: 10,
        shipping: "cheapest",
        products: { percent: 20, productIds: ["11"], collectionIds: ["7"] },
      },
    },
    message: {
      en: "{tier} benefits",
      fr: "Avantages {tier}",
      de: "{tier}-Vorteile",
      es: "Ventajas {tier}",
      ja: "{tier}会員特典",
    },
  });
});

it("is nothing where perks stand in words alone, and without tiers", () => {
  expect(perksSettings(tiersSettings.parse({ tiers: [SILVER] }), defaultBrand())).toBeNull();
  expect(perksSettings(tiersSettings.parse({}), defaultBrand())).toBeNull();
});

const id = (nth: number) => String(9_000_000_000_000_000_000n + BigInt(nth));
const ids = (from: number, length: number) => Array.from({ length }, (_, nth) => id(from + nth));
const full = tiersSettings.parse({
  tiers: Array.from({ length: 10 }, (_, nth) => ({
    id: `${nth}`.repeat(40),
    name: `${nth}${"金".repeat(39)}`,
    threshold: String(nth),
    orderPercent: 100,
    freeShipping: "cheapest",
    productPercent: 100,
    perkProducts: ids(nth * 20, 20),
    perkCollections: ids(nth * 10, 10),
  })),
});

it("fits into what Shopify hands to a function, though every tier gives all that it may", () => {
  const settings = perksSettings(full, defaultBrand());
  if (!settings) throw new Error("the tiers give something");
  expect(Buffer.byteLength(JSON.stringify(settings))).toBeLessThanOrEqual(10_000);
  expect(Object.keys(settings.message)).toHaveLength(5);
  expect(perksVariables(settings).collectionIds).toHaveLength(100);
});

it("gives up the merchant's words before the perks where both do not fit", () => {
  const words = { "perk.in_cart": { en: "e".repeat(500), fr: "f".repeat(500), ja: "金".repeat(500) } };
  const settings = perksSettings(full, brandSettings.parse({ words }));
  expect(settings?.message).toEqual({});
  expect(Object.keys(settings?.tiers ?? {})).toHaveLength(10);
});
