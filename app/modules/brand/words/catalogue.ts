import { perkWords } from "./perks.ts";
import { rewardWords } from "./rewards.ts";
import { themeWords } from "./theme.ts";

/** Every sentence that shoppers read, by key. One file for each part of the surfaces. */
export const WORDS = {
  ...perkWords,
  ...rewardWords,
  ...themeWords,
};

export type WordKey = keyof typeof WORDS;
