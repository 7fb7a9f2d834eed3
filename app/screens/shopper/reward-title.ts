import type { CurrencyCode, MinorUnits } from "#app/vocabulary/money.ts";
import type { Speaker } from "#app/modules/brand/index.ts";
import { benefitOf, priceOf, type Benefit, type RewardTerms } from "#app/modules/redemption/index.ts";

type Amount = { amount: MinorUnits; currency: CurrencyCode };

const percentText = (speaker: Speaker, percent: number): string =>
  new Intl.NumberFormat(speaker.locale, { style: "percent" }).format(percent / 100);

function percentTitle(speaker: Speaker, benefit: Extract<Benefit, { gives: "percent" }>): string {
  const percent = percentText(speaker, benefit.percent);
  if (benefit.cap === null) return speaker.say("reward.percent", { percent });
  return speaker.say("reward.percent_capped", { percent, cap: speaker.money(benefit.cap, benefit.currency) });
}

function productTitle(speaker: Speaker, percentage: number, product: string | null): string {
  if (percentage === 100) {
    return product ? speaker.say("reward.product_free", { product }) : speaker.say("reward.one_product_free");
  }
  const percent = percentText(speaker, percentage);
  return product
    ? speaker.say("reward.product_percent", { percent, product })
    : speaker.say("reward.one_product_percent", { percent });
}

/** What is given, in the shopper's language. `product`: its title, where one product is given and its title is known. */
function benefitTitle(speaker: Speaker, benefit: Benefit, product: string | null): string {
  const amount = ({ amount, currency }: Amount) => ({ amount: speaker.money(amount, currency) });
  switch (benefit.gives) {
    case "amount":
      return speaker.say("reward.amount", amount(benefit));
    case "percent":
      return percentTitle(speaker, benefit);
    case "shipping":
      return speaker.say("reward.shipping");
    case "product":
      return productTitle(speaker, benefit.percent, benefit.productIds.length === 1 ? product : null);
    case "gift_card":
      return speaker.say("reward.gift_card", amount(benefit));
    case "store_credit":
      return speaker.say("reward.store_credit", amount(benefit));
  }
}

/** What a reward that points were spent on is called: the merchant's name for it, or what it gives ("€5 off"). */
export const rewardTitle = (
  speaker: Speaker,
  { names }: Pick<RewardTerms, "names">,
  benefit: Benefit,
  product: string | null = null,
): string => names[speaker.locale] ?? benefitTitle(speaker, benefit, product);

/**
 * What a reward is called in the catalogue: as above, or "€1 off for every 100 points" where the shopper chooses how
 * many. Null where the reward gives nothing in the currency, so that it cannot be had.
 */
export function offerTitle(
  speaker: Speaker,
  { names, offer }: Pick<RewardTerms, "names" | "offer">,
  currency: CurrencyCode,
  product: string | null = null,
): string | null {
  const { least, step } = priceOf(offer);
  const isAny = offer.kind === "anyAmountOff";
  const benefit = benefitOf(offer, isAny ? step : least, currency);
  if (!benefit) return null;
  if (!isAny || benefit.gives !== "amount") return rewardTitle(speaker, { names }, benefit, product);
  const amount = speaker.money(benefit.amount, currency);
  return names[speaker.locale] ?? speaker.say("reward.any_amount", { amount, points: speaker.points(step) });
}
