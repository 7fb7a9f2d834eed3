import { type CurrencyCode } from "#app/vocabulary/money.ts";
import type { Points } from "#app/vocabulary/points.ts";
import { REWARD_KINDS, type Offer, type RewardKindName } from "./registry.ts";
import type { Benefit, Price, RewardKind } from "./reward-kind.ts";

/** The kind beside its own settings, so that the one is asked about the other and about nothing else. */
function asked<Answer>(
  offer: Offer,
  ask: <Kind extends RewardKindName>(
    kind: RewardKind<Offer<Kind>["settings"]>,
    settings: Offer<Kind>["settings"],
  ) => Answer,
): Answer {
  switch (offer.kind) {
    case "amountOff":
      return ask<"amountOff">(REWARD_KINDS.amountOff, offer.settings);
    case "anyAmountOff":
      return ask<"anyAmountOff">(REWARD_KINDS.anyAmountOff, offer.settings);
    case "percentOff":
      return ask<"percentOff">(REWARD_KINDS.percentOff, offer.settings);
    case "freeShipping":
      return ask<"freeShipping">(REWARD_KINDS.freeShipping, offer.settings);
    case "product":
      return ask<"product">(REWARD_KINDS.product, offer.settings);
    case "giftCard":
      return ask<"giftCard">(REWARD_KINDS.giftCard, offer.settings);
    case "storeCredit":
      return ask<"storeCredit">(REWARD_KINDS.storeCredit, offer.settings);
  }
}

/** How many points an offer asks for. */
export const priceOf = (offer: Offer): Price => asked(offer, (kind, settings) => kind.price(settings));

/** What an offer gives for so many points; null where it has no amount in the currency. */
export const benefitOf = (offer: Offer, points: Points, currency: CurrencyCode): Benefit | null =>
  asked(offer, (kind, settings) => kind.benefit(settings, points, currency));

/** Whether an order spends it by its code; the others are given at once. */
export const isSettledByOrder = (benefit: Benefit): boolean =>
  benefit.gives !== "gift_card" && benefit.gives !== "store_credit";
