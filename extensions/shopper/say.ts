import type { Words } from "#app/contracts/loyalty.ts";

/** The fixed words that the app sends with each view, and that these surfaces show. */
export const SURFACE_KEYS = {
  checkout: [
    "title",
    "apply",
    "applying",
    "applied",
    "remove",
    "removing",
    "choose",
    "locked",
    "saved",
    "more",
    "less",
    "refused",
    "not_now",
    "unchangeable",
    "remove_failed",
  ],
  order: ["see_rewards"],
  account: [
    "title",
    "balance",
    "tier",
    "perks",
    "rewards",
    "get",
    "getting",
    "choose",
    "locked",
    "open",
    "code_help",
    "copy",
    "copied",
    "copy_failed",
    "undo",
    "undo_question",
    "undo_yes",
    "undo_no",
    "undone",
    "ways",
    "history",
    "no_history",
    "no_rewards",
    "older",
    "see_all",
  ],
} as const;

export type Surface = keyof typeof SURFACE_KEYS;
export type Say<Of extends Surface> = (key: (typeof SURFACE_KEYS)[Of][number]) => string;

/** An app older than this surface may lack a word: then nothing is said. */
export const sayOf =
  <Of extends Surface>(words: Words): Say<Of> =>
  (key) =>
    words[key] ?? "";
