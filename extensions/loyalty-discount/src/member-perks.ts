import type { TierPerks } from "../../../app/contracts/discount-settings.ts";
import type { DiscountInput } from "./function-input.ts";
import { perksOf, readSettings, readTier } from "./read-settings.ts";

export interface MemberPerks extends Omit<TierPerks, "message"> {
  /** In the shopper's language; none when the app wrote none. */
  message?: string;
}

/**
 * The perks of who buys. Online only for who has signed in: an address that somebody types says nothing about who they
 * are, and would tell whether it is a member's. At the till the staff member has chosen the customer.
 */
export function memberPerks(input: DiscountInput): MemberPerks | null {
  const { buyerIdentity, retailLocation } = input.cart;
  if (!buyerIdentity?.isAuthenticated && !retailLocation) return null;
  const settings = readSettings(input.discount.config?.jsonValue);
  if (settings?.gives !== "perks") return null;
  const tier = readTier(buyerIdentity?.customer?.member?.jsonValue, input.shop.localTime.date);
  const perks = tier === null ? null : perksOf(settings, tier);
  if (!perks) return null;
  const { message: texts, ...gives } = perks;
  const language = input.localization.language.isoCode.toLowerCase().split("_")[0] ?? "";
  const message = (Object.hasOwn(texts, language) ? texts[language] : undefined) ?? texts["en"];
  return message === undefined ? gives : { ...gives, message };
}
