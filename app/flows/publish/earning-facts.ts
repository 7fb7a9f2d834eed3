import type { BonusFacts, CampaignFacts, EarningFacts } from "#app/contracts/program-facts.ts";
import type { Day } from "#app/vocabulary/time.ts";
import { rulesOfKind, type EarningSettings } from "#app/modules/earning/index.ts";

/** Ids that a metafield can hold beside everything else: https://shopify.dev/docs/apps/build/custom-data/metafields/metafield-limits */
const MOST_IDS = 3_000;

interface CapSettings {
  capPerDay: number | null;
  capPerMonth: number | null;
  capEver: number | null;
}

/** The tightest limit: what a person who was given nothing yet can get at once. */
function capOf({ capPerDay, capPerMonth, capEver }: CapSettings): number | null {
  const caps = [capPerDay, capPerMonth, capEver].filter((cap) => cap !== null);
  return caps.length > 0 ? Math.min(...caps) : null;
}

/** Campaigns that are not over, for the online store. Who has which tags is nothing for a page to know: those are left out. */
const campaignsOf = ({ rules }: EarningSettings, today: Day): CampaignFacts[] =>
  rulesOfKind(rules, "multiplierCampaign")
    .filter(
      ({ settings }) =>
        settings.lastDay >= today && settings.segments.length === 0 && settings.channels.includes("online"),
    )
    .map(({ settings }) => ({
      times: settings.multiplier,
      from: settings.firstDay,
      to: settings.lastDay,
      tiers: settings.tiers,
      cap: capOf(settings),
    }));

function bonusesOf({ rules }: EarningSettings): BonusFacts[] {
  const ofProducts = rulesOfKind(rules, "productBonus").map(({ settings }) => ({
    ...settings,
    collections: [],
  }));
  const ofCollections = rulesOfKind(rules, "collectionBonus").map(({ settings }) => ({
    ...settings,
    products: [],
  }));
  return [...ofProducts, ...ofCollections].map(({ products, collections, points, per, ...caps }) => ({
    products,
    collections,
    points,
    per,
    cap: capOf(caps),
  }));
}

const small = (words: readonly string[]): string[] => words.map((word) => word.trim().toLowerCase());

/**
 * What a product's page needs to say how many points the product earns by itself, bought online on a day: what the
 * money earns, multiplied, and bonuses for goods. Null where nothing earns, or where it takes too many ids to say.
 */
export function earningFacts(settings: EarningSettings, today: Day): EarningFacts | null {
  if (!settings.enabled || !settings.channels.includes("online")) return null;
  const bonuses = bonusesOf(settings);
  // A gift card in all but name earns like one, which is: not when it is bought, unless the merchant says so.
  const cards = settings.giftCards === "bought" ? [] : settings.giftCardProducts;
  const products = [...settings.excludedProducts, ...cards];
  const lists = [products, settings.excludedCollections, ...bonuses.map((each) => each.products)];
  if (lists.reduce((sum, list) => sum + list.length, 0) > MOST_IDS) return null;
  return {
    rate: settings.pointsPerUnit,
    rounding: settings.rounding,
    stacking: settings.stacking,
    tax: settings.tax,
    giftCards: settings.giftCards === "bought",
    campaigns: campaignsOf(settings, today),
    bonuses,
    without: {
      products,
      collections: settings.excludedCollections,
      tags: small(settings.excludedProductTags),
      customerTags: small(settings.excludedCustomerTags),
    },
  };
}
