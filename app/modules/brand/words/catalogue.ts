import { accountWords } from "./account.ts";
import { checkoutWords } from "./checkout.ts";
import { earnWords } from "./earn.ts";
import type { Entry } from "./entry.ts";
import { historyWords } from "./history.ts";
import { memberWords } from "./member.ts";
import { offerWords } from "./offers.ts";
import { orderWords } from "./order.ts";
import { perkWords } from "./perks.ts";
import { refusalWords } from "./refusals.ts";
import { rewardWords } from "./rewards.ts";
import { themeWords } from "./theme.ts";
import { tierWords } from "./tiers.ts";
import { wayWords } from "./ways.ts";

/** Every sentence that shoppers read, by key. One file for each part of the surfaces. */
export const WORDS = {
  ...accountWords,
  ...checkoutWords,
  ...earnWords,
  ...historyWords,
  ...memberWords,
  ...offerWords,
  ...orderWords,
  ...perkWords,
  ...refusalWords,
  ...rewardWords,
  ...themeWords,
  ...tierWords,
  ...wayWords,
};

export type WordKey = keyof typeof WORDS;

export type Surface = "checkout" | "order" | "account";

/** Fixed words of each surface: labels and answers that hold nothing but text. */
export const SURFACE_WORDS: Readonly<Record<Surface, Readonly<Record<string, Entry>>>> = {
  checkout: checkoutWords,
  order: orderWords,
  account: accountWords,
};
