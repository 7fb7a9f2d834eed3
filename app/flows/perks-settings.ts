import type { DiscountVariables, PerksSettings, TierPerks } from "#app/contracts/discount-settings.ts";
import { LOCALES, speakerFor, type BrandSettings } from "#app/modules/brand/index.ts";
import type { TiersSettings } from "#app/modules/tiers/index.ts";

type Tier = TiersSettings["tiers"][number];

/** https://shopify.dev/docs/apps/build/functions/input-queries/metafields-for-input-queries */
const MOST_BYTES = 10_000;

const toPerks = (tier: Tier): TierPerks => ({
  name: tier.name,
  ...(tier.orderPercent > 0 ? { percent: tier.orderPercent } : {}),
  ...(tier.freeShipping === "no" ? {} : { shipping: tier.freeShipping }),
  ...(tier.productPercent > 0
    ? {
        products: {
          percent: tier.productPercent,
          productIds: tier.perkProducts,
          collectionIds: tier.perkCollections,
        },
      }
    : {}),
});

const givesAny = ({ percent, shipping, products }: TierPerks): boolean =>
  [percent, shipping, products].some((each) => each !== undefined);

/** What the perks' discount is to give; null when no tier gives anything by itself. */
export function perksSettings({ tiers }: TiersSettings, brand: BrandSettings): PerksSettings | null {
  const giving = tiers
    .map((tier) => ({ id: tier.id, perks: toPerks(tier) }))
    .filter(({ perks }) => givesAny(perks));
  if (giving.length === 0) return null;
  const settings: PerksSettings = {
    gives: "perks",
    tiers: Object.fromEntries(giving.map(({ id, perks }) => [id, perks])),
    message: Object.fromEntries(
      LOCALES.map((locale) => [locale, speakerFor(brand, locale).say("perk.in_cart", { tier: "{tier}" })]),
    ),
  };
  // Words of the merchant's own may be long: rather the discount's title in the cart than no perks at all.
  return Buffer.byteLength(JSON.stringify(settings)) > MOST_BYTES ? { ...settings, message: {} } : settings;
}

/** The collections that the function has to ask for, to know what is in the cart. */
export const perksVariables = ({ tiers }: PerksSettings): DiscountVariables => ({
  collectionIds: [
    ...new Set(Object.values(tiers).flatMap(({ products }) => products?.collectionIds ?? [])),
  ].map((id) => `gid://shopify/Collection/${id}`),
});
