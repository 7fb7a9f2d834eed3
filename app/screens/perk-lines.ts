import type { Speaker } from "#app/modules/brand/index.ts";
import type { AutomaticPerks } from "#app/modules/tiers/index.ts";

interface PerksOfTier extends AutomaticPerks {
  multiplier: string;
  /** The merchant's own, in words. */
  perks: readonly string[];
}

const SHIPPING = { no: null, cheapest: "perk.shipping_cheapest", any: "perk.shipping" } as const;

/** What the members of a tier get, each in a sentence for the shopper: what comes by itself first. */
export function perkLines(tier: PerksOfTier, { say, locale }: Pick<Speaker, "say" | "locale">): string[] {
  const percent = (number: number) =>
    new Intl.NumberFormat(locale, { style: "percent" }).format(number / 100);
  const times = Number(tier.multiplier);
  const shipping = SHIPPING[tier.freeShipping];
  return [
    ...(times > 1 ? [say("perk.points", { times: new Intl.NumberFormat(locale).format(times) })] : []),
    ...(tier.orderPercent > 0 ? [say("perk.order", { percent: percent(tier.orderPercent) })] : []),
    ...(tier.productPercent > 0 ? [say("perk.products", { percent: percent(tier.productPercent) })] : []),
    ...(shipping ? [say(shipping)] : []),
    ...tier.perks,
  ];
}
