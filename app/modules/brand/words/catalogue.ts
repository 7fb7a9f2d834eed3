import { rewardWords } from "./rewards.ts";
import { themeWords } from "./theme.ts";

/** Every sentence that shoppers read, by key. One file for each part of the surfaces. */
export const WORDS = { ...rewardWords, ...themeWords };

export type WordKey = keyof typeof WORDS;
