import type { PerksSettings, TierPerks } from "../../../app/contracts/discount-settings.ts";
import type { DiscountInput } from "./function-input.ts";
import { perksOf, readSettings, readTier } from "./read-settings.ts";

export interface MemberPerks extends TierPerks {
  /** What the cart calls them, in the shopper's language; none when the app wrote none. */
  message?: string;
}

function messageFor({ message }: PerksSettings, name: string, language: string): string | undefined {
  const own = Object.hasOwn(message, language) ? message[language] : message["en"];
  return own?.replaceAll("{tier}", () => name);
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
  const language = input.localization.language.isoCode.toLowerCase().split("_")[0] ?? "";
  const message = messageFor(settings, perks.name, language);
  return message === undefined ? perks : { ...perks, message };
}
