import type { CurrencyCode } from "#app/vocabulary/money.ts";
import { snapshot } from "#app/platform/db.server.ts";
import { BRAND, defaultBrand, speakerFor, type BrandSettings } from "#app/modules/brand/index.ts";
import { listProductTitles } from "#app/modules/orders/index.ts";
import { newestVersion } from "#app/modules/programs/index.ts";
import {
  countOutdated,
  listRevisions,
  listRewards,
  priceOf,
  readReward,
  readRewardFigures,
  REWARD_KINDS,
  type RewardChannel,
  type RewardFigures,
  type RewardKindName,
  type RewardStatus,
  type RewardTerms,
  type StockedReward,
} from "#app/modules/redemption/index.ts";
import { listShops } from "#app/modules/shops/index.ts";
import { TIERS } from "#app/modules/tiers/index.ts";
import { adminView, type AdminView, type Visit } from "./admin-view.ts";
import type { VersionLine } from "./program-versions.server.ts";
import { offerDetail } from "./shopper/offer-detail.ts";
import { offerTitle } from "./shopper/reward-title.ts";
import { singleProduct } from "./shopper/reward-views.server.ts";

/** A reward of the list, as a shopper of the store's own market reads it in the visitor's language. */
export interface RewardLine {
  rewardId: number;
  kind: RewardKindName;
  status: RewardStatus;
  title: string;
  detail: string | null;
  points: number;
  channels: RewardChannel[];
  taken: number;
  stock: number | null;
}

export interface RewardsScreen {
  view: AdminView;
  rewards: RewardLine[];
  /** Not awaited: it looks at all redemptions that ever were. */
  figures: Promise<RewardFigures[]>;
}

const readBrand = async ({ shop }: Visit): Promise<BrandSettings> =>
  (await newestVersion(shop.merchantId, BRAND))?.settings ?? defaultBrand();

/** What each reward is called in the visitor's language; by its kind where it has no amount in the store's currency. */
export async function nameRewards(
  visit: Visit,
  rewards: readonly StockedReward[],
): Promise<(reward: StockedReward) => string> {
  const speaker = speakerFor(await readBrand(visit), visit.locale);
  const titles = await listProductTitles(visit.shop, rewards.flatMap(singleProduct));
  return (reward) => {
    const product = singleProduct(reward).map((id) => titles.get(id) ?? null)[0] ?? null;
    const { terms } = reward;
    return offerTitle(speaker, terms, visit.shop.currency, product) ?? REWARD_KINDS[terms.offer.kind].title;
  };
}

const readTiers = async ({ shop }: Visit) =>
  ((await newestVersion(shop.merchantId, TIERS))?.settings.tiers ?? []).map(({ id, name }) => ({ id, name }));

/** Every reward, in the order in which shoppers see them. */
export async function readRewards(visit: Visit): Promise<RewardsScreen> {
  const { merchantId, currency } = visit.shop;
  const figures = snapshot((tx) => readRewardFigures(merchantId, tx)).then((all) => [...all.values()]);
  // It may fail before anybody listens, and an unheard failure ends the process; the page still hears of it.
  figures.catch(() => undefined);
  const rewards = await listRewards(merchantId);
  const [nameOf, brand, tiers] = [
    await nameRewards(visit, rewards),
    await readBrand(visit),
    await readTiers(visit),
  ];
  const speaker = speakerFor(brand, visit.locale);
  const tierNames = new Map(tiers.map(({ id, name }) => [id, name]));
  return {
    view: adminView(visit),
    figures,
    rewards: rewards.map((reward) => ({
      rewardId: reward.rewardId,
      kind: reward.terms.offer.kind,
      status: reward.status,
      title: nameOf(reward),
      detail: offerDetail(reward, currency, speaker, tierNames),
      points: priceOf(reward.terms.offer).least,
      channels: reward.terms.conditions.channels,
      taken: reward.taken,
      stock: reward.terms.conditions.stock,
    })),
  };
}

export interface RewardScreen {
  view: AdminView;
  currency: CurrencyCode;
  /** Null for a new one. */
  reward: StockedReward | null;
  title: string | null;
  revisions: VersionLine<RewardTerms>[];
  /** Codes that are out with terms from before the newest revision. */
  outdated: number;
  tiers: { id: string; name: string }[];
  /** The currencies of the merchant's shops, that of this one first. */
  currencies: CurrencyCode[];
  /** Every currency by its name in the visitor's language. */
  knownCurrencies: { value: string; label: string }[];
  productTitles: Record<string, string>;
  /** Chosen things whose titles only Shopify knows. */
  untitled: { collections: string[]; products: string[] };
}

/** As many as the history shows, and the one before. */
const REVISIONS = 21;

const productsOf = ({ offer, conditions }: RewardTerms): string[] => [
  ...conditions.products,
  ...(offer.kind === "product" ? offer.settings.products : []),
];

async function readRevisions({ shop }: Visit, { rewardId, revision: newest }: StockedReward) {
  const revisions = await listRevisions(shop.merchantId, rewardId, REVISIONS);
  return revisions.map(({ revision, terms, author, createdAt }) => ({
    version: revision,
    author,
    note: null,
    createdAt,
    effectiveFrom: createdAt,
    settings: terms,
    status: revision === newest ? ("in_force" as const) : ("past" as const),
  }));
}

function nameCurrencies(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([locale, "en"], { type: "currency" });
  return Intl.supportedValuesOf("currency")
    .map((value) => ({ value, label: `${names.of(value) ?? value} (${value})` }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}

/** One reward to edit, or what a new one needs to know; null for a reward that is not there. */
export async function readRewardScreen(visit: Visit, rewardId: number | null): Promise<RewardScreen | null> {
  const { shop } = visit;
  const reward = rewardId === null ? null : await snapshot((tx) => readReward(tx, shop.merchantId, rewardId));
  if (rewardId !== null && !reward) return null;
  const outdated = reward
    ? await snapshot((tx) => countOutdated(tx, { merchantId: shop.merchantId, ...reward }))
    : 0;
  const products = reward ? productsOf(reward.terms) : [];
  const titles = await listProductTitles(shop, products);
  const shops = await listShops(shop.merchantId);
  return {
    view: adminView(visit),
    currency: shop.currency,
    reward,
    title: reward && (await nameRewards(visit, [reward]))(reward),
    outdated,
    revisions: reward ? await readRevisions(visit, reward) : [],
    tiers: await readTiers(visit),
    currencies: [...new Set([shop.currency, ...shops.map(({ currency }) => currency)])],
    knownCurrencies: nameCurrencies(visit.locale),
    productTitles: Object.fromEntries([...titles].filter(([, title]) => title !== "")),
    untitled: {
      collections: reward?.terms.conditions.collections ?? [],
      products: products.filter((id) => !titles.get(id)),
    },
  };
}
