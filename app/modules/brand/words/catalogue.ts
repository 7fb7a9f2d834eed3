import { rewardWords } from "./rewards.ts";

/** Every sentence that shoppers read, by key. One file for each part of the surfaces. */
export const WORDS = { ...rewardWords };

export type WordKey = keyof typeof WORDS;
