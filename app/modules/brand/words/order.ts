import type { Entry } from "./entry.ts";

/** Fixed words of the thank-you page and of an order's status page. */
export const orderWords = {
  "order.see_rewards": {
    en: "See your rewards",
    fr: "Voir vos récompenses",
    de: "Ihre Prämien ansehen",
    es: "Ver sus recompensas",
    ja: "特典を見る",
  },
} as const satisfies Record<string, Entry>;
