import { expect, it } from "vitest";
import { defaultBrand, LOCALES, speakerFor } from "#app/modules/brand/index.ts";
import { perkLines } from "./perk-lines.ts";

const tier = {
  multiplier: "1.5",
  orderPercent: 10,
  freeShipping: "cheapest" as const,
  productPercent: 20,
  perkProducts: ["1"],
  perkCollections: [],
  perks: ["Early access to sales"],
};

it.each([
  [
    "en",
    [
      "1.5× points on every order",
      "10% off every order",
      "20% off selected products",
      "Free shipping with the cheapest option",
      "Early access to sales",
    ],
  ],
  [
    "fr",
    [
      "Points ×1,5 sur chaque commande",
      "10\u00a0% de réduction sur chaque commande",
      "20\u00a0% de réduction sur une sélection de produits",
      "Livraison la moins chère offerte",
      "Early access to sales",
    ],
  ],
  [
    "de",
    [
      "1,5-fache Punkte bei jeder Bestellung",
      "10\u00a0% Rabatt auf jede Bestellung",
      "20\u00a0% Rabatt auf ausgewählte Produkte",
      "Kostenloser Versand mit der günstigsten Versandart",
      "Early access to sales",
    ],
  ],
])("says in %s what a tier gives, its own perks as the merchant wrote them", (locale, lines) => {
  expect(perkLines(tier, speakerFor(defaultBrand(), locale))).toEqual(lines);
});

it("says nothing in any language of what a tier does not give", () => {
  const plain = { ...tier, multiplier: "1", orderPercent: 0, productPercent: 0, perks: [] };
  for (const locale of LOCALES)
    expect(perkLines({ ...plain, freeShipping: "no" }, speakerFor(defaultBrand(), locale))).toEqual([]);
});
