import type { CurrencyCode } from "#app/vocabulary/money.ts";
import { amountIn } from "./amount-in.ts";
import { currenciesOf, isEmpty, type SayMoney } from "./contradictions.ts";
import { benefitOf, priceOf } from "./registry.ts";
import type { RewardTerms } from "./reward.ts";

/** An amount off against the minimum spend of the same currency. */
function amountDoubts({ offer, conditions }: RewardTerms, say: SayMoney): string[] {
  if (!("amounts" in offer.settings)) return [];
  return currenciesOf(offer.settings.amounts).flatMap((currency) => {
    const benefit = benefitOf(offer, priceOf(offer).least, currency);
    const minimum = amountIn(conditions.minimumSpend, currency);
    if (benefit?.gives !== "amount") return [];
    if (minimum === null)
      return isEmpty(conditions.minimumSpend)
        ? []
        : [`There is no minimum spend in ${currency}, so nobody can have this reward in that currency.`];
    return benefit.amount > minimum
      ? [
          `It takes off ${say(benefit.amount, currency)}, but an order of ${say(minimum, currency)} is enough: that order costs nothing, and the shopper loses the rest.`,
        ]
      : [];
  });
}

/** What can be kept but may not be meant, each in a sentence. `home`: the store's currency. */
export function doubts(terms: RewardTerms, home: CurrencyCode, say: SayMoney): string[] {
  const { offer } = terms;
  const isAtHome = benefitOf(offer, priceOf(offer).least, home) !== null;
  const isAll = offer.kind === "percentOff" && offer.settings.percent === 100;
  return [
    ...(isAtHome
      ? []
      : [`There is no amount in ${home}, the currency of your store: only other markets see this reward.`]),
    ...amountDoubts(terms, say),
    ...(isAll && isEmpty(offer.settings.cap)
      ? ["A whole order is free, whatever it costs. Enter an amount at “At most” if you do not mean that."]
      : []),
  ];
}
