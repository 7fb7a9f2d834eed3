import type { RewardView } from "#app/contracts/loyalty.ts";
import { toMinorUnits } from "#app/vocabulary/money.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import { BRAND, defaultBrand, speakerFor, type Locale } from "#app/modules/brand/index.ts";
import { listProductTitles } from "#app/modules/orders/index.ts";
import { newestVersion } from "#app/modules/programs/index.ts";
import {
  priceOf,
  type Basket,
  type RedemptionFacts,
  type StockedReward,
} from "#app/modules/redemption/index.ts";
import { TIERS } from "#app/modules/tiers/index.ts";
import type { Visit } from "./admin-view.ts";
import type { RewardPreviewWish } from "./reward-wishes.server.ts";
import { offerTitle } from "./shopper/reward-title.ts";
import { rewardView, singleProduct } from "./shopper/reward-views.server.ts";

/** What a shopper sees of a reward; null where they would not see it. */
export interface RewardPreview {
  /** What it is called in each language without a name of its own. */
  autoNames: Record<Locale, string>;
  /** Points and cart are enough. */
  ready: RewardView | null;
  /** A few points are missing. */
  points: RewardView | null;
  /** One of its conditions is not met; null when it has none. */
  conditions: RewardView | null;
}

type Missing = Partial<Pick<RedemptionFacts, "tier" | "had" | "taken" | "basket">>;

/** More than a reward for goods of its own needs, and none of them. */
const OTHER_PRODUCT = "1";

/** A member or a cart that does not meet one of the conditions. */
function unmet(
  { terms: { offer, conditions } }: StockedReward,
  { currency }: RewardPreviewWish,
): Missing | null {
  const { tiers, stock, perPerson, minimumSpend } = conditions;
  const cart = (subtotal: number, productId: string): Basket => ({
    currency,
    subtotal: toMinorUnits(subtotal),
    lines: [{ productId, amount: toMinorUnits(subtotal) }],
  });
  if (tiers.length > 0) return { tier: null };
  if (Object.keys(minimumSpend).length > 0)
    return { basket: cart(0, conditions.products[0] ?? OTHER_PRODUCT) };
  if (offer.kind === "product" || conditions.products.length > 0)
    return { basket: cart(100_000_000, OTHER_PRODUCT) };
  if (perPerson !== null) return { had: perPerson };
  return stock === null ? null : { taken: stock };
}

/** Draws a reward for three sample members, by the decision and in the words that shoppers get. */
export async function previewReward(
  { shop }: Visit,
  wish: RewardPreviewWish,
  now: Date,
): Promise<RewardPreview> {
  const { terms, locale, currency } = wish;
  const brand = (await newestVersion(shop.merchantId, BRAND))?.settings ?? defaultBrand();
  const tiers = (await newestVersion(shop.merchantId, TIERS))?.settings.tiers ?? [];
  const reward: StockedReward = { rewardId: 0, revision: 0, status: "active", position: 0, terms, taken: 0 };
  const titles = await listProductTitles(shop, singleProduct(reward));
  const product = singleProduct(reward).map((id) => titles.get(id) ?? null)[0] ?? null;
  const { least, most } = priceOf(terms.offer);
  const reader = {
    speaker: speakerFor(brand, locale),
    now,
    place: { names: new Map(tiers.map(({ id, name }) => [id, name])) },
  };
  const facts: RedemptionFacts = {
    channel: terms.conditions.channels[0] ?? "online",
    currency,
    shopCurrency: shop.currency,
    timeZone: shop.timeZone,
    spendable: toPoints(most ?? least * 4),
    tier: terms.conditions.tiers[0] ?? null,
    had: 0,
    taken: 0,
    hasCustomer: true,
    basket: null,
    collectionsOf: () => null,
  };
  const draw = (changes: Partial<RedemptionFacts>): RewardView | null => {
    const own = { ...facts, ...changes };
    return rewardView({ ...reward, taken: own.taken }, reader, own, own, product);
  };
  const missing = unmet(reward, wish);
  const named = (of: Locale) =>
    offerTitle(speakerFor(brand, of), { ...terms, names: {} }, currency, product) ?? "";
  return {
    autoNames: {
      en: named("en"),
      fr: named("fr"),
      de: named("de"),
      es: named("es"),
      ja: named("ja"),
    },
    // A reward without a single one left would be ready for nobody.
    ready: draw({}),
    points: draw({ spendable: toPoints(Math.floor(least * 0.8)) }),
    conditions: missing && draw(missing),
  };
}
