import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { defaultBrand, LOCALES, speakerFor } from "#app/modules/brand/index.ts";
import { rewardTerms } from "#app/modules/redemption/reward.ts";
import { toCurrencyCode } from "#app/vocabulary/money.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

interface Wanted {
  names?: Record<string, string>;
  code?: string;
  product?: string;
}

/** What a reward is called in English, French, German, Spanish and Japanese. */
async function titles(offer: object, { names = {}, code = "EUR", product }: Wanted = {}) {
  const { offerTitle } = await import("#app/screens/shopper/reward-title.ts");
  const currency = toCurrencyCode(code);
  if (!currency) throw new Error(`no currency ${code}`);
  const terms = rewardTerms.parse({ names, offer, conditions: {} });
  return LOCALES.map((locale) =>
    offerTitle(speakerFor(defaultBrand(), locale), terms, currency, product)?.replaceAll(/\s/g, " "),
  );
}

const five = { kind: "amountOff", settings: { cost: 500, amounts: { EUR: "5.00", JPY: "700" } } };

it("says what a fixed amount gives in every language", async () => {
  expect(await titles(five)).toEqual([
    "€5 off",
    "5 € de réduction",
    "5 € Rabatt",
    "5 € de descuento",
    "€5割引",
  ]);
});

it("says the amount of the shopper's own market, and nothing where there is none", async () => {
  expect((await titles(five, { code: "JPY" }))[0]).toBe("¥700 off");
  expect(await titles(five, { code: "USD" })).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

it("says what each step of a choice gives", async () => {
  const settings = { step: 100, amounts: { EUR: "1" }, least: 300 };
  expect(await titles({ kind: "anyAmountOff", settings })).toEqual([
    "€1 off for every 100 points",
    "1 € de réduction par tranche de 100 points",
    "1 € Rabatt je 100 Punkte",
    "1 € de descuento por cada 100 puntos",
    "100ポイントごとに€1割引",
  ]);
});

it("says the most that a percentage takes off", async () => {
  const settings = { cost: 500, percent: 10, cap: { EUR: "20" } };
  expect(await titles({ kind: "percentOff", settings })).toEqual([
    "10% off, up to €20",
    "10 % de réduction, jusqu’à 20 €",
    "10 % Rabatt, höchstens 20 €",
    "10 % de descuento, hasta 20 €",
    "10%割引(最大€20)",
  ]);
  expect((await titles({ kind: "percentOff", settings: { cost: 500, percent: 10, cap: {} } }))[0]).toBe(
    "10% off",
  );
});

it("names a product where there is one and its title is known", async () => {
  const gift = (products: string[], percent: number) => ({
    kind: "product",
    settings: { cost: 500, products, percent },
  });
  expect((await titles(gift(["1"], 100), { product: "Mug" }))[0]).toBe("Free: Mug");
  expect((await titles(gift(["1"], 100)))[2]).toBe("Ein Produkt gratis");
  expect((await titles(gift(["1", "2"], 50), { product: "Mug" }))[0]).toBe("50% off one product");
  expect((await titles(gift(["1"], 50), { product: "Mug" }))[1]).toBe("50 % de réduction sur Mug");
});

it("uses the merchant's name in the languages that have one", async () => {
  expect((await titles(five, { names: { en: "A fiver", de: "Ein Fünfer" } })).slice(0, 3)).toEqual([
    "A fiver",
    "5 € de réduction",
    "Ein Fünfer",
  ]);
});
