import type { Entry } from "./entry.ts";

/** Fixed words of the thank-you page and of an order's status page. */
export const orderWords = {
  "order.title": { en: "Your {unit}", fr: "Vos {unit}", de: "Ihre {unit}", es: "Sus {unit}", ja: "{unit}" },
  "order.balance": {
    en: "Your balance",
    fr: "Votre solde",
    de: "Ihr Guthaben",
    es: "Su saldo",
    ja: "現在の残高",
  },
  "order.see_rewards": {
    en: "See your rewards",
    fr: "Voir vos récompenses",
    de: "Ihre Prämien ansehen",
    es: "Ver sus recompensas",
    ja: "特典を見る",
  },
} as const satisfies Record<string, Entry>;
