import type { Entry } from "./entry.ts";

/** What a reward is called where the merchant gave it no name. */
export const rewardWords = {
  "reward.amount": {
    en: "{amount} off",
    fr: "{amount} de réduction",
    de: "{amount} Rabatt",
    es: "{amount} de descuento",
    ja: "{amount}割引",
  },
  "reward.percent": {
    en: "{percent} off",
    fr: "{percent} de réduction",
    de: "{percent} Rabatt",
    es: "{percent} de descuento",
    ja: "{percent}割引",
  },
  "reward.shipping": {
    en: "Free shipping",
    fr: "Livraison offerte",
    de: "Kostenloser Versand",
    es: "Envío gratis",
    ja: "送料無料",
  },
  "reward.gift_card": {
    en: "{amount} gift card",
    fr: "Carte cadeau de {amount}",
    de: "Geschenkgutschein über {amount}",
    es: "Tarjeta de regalo de {amount}",
    ja: "{amount}のギフトカード",
  },
  "reward.store_credit": {
    en: "{amount} store credit",
    fr: "{amount} de crédit en boutique",
    de: "{amount} Guthaben im Shop",
    es: "{amount} de crédito en la tienda",
    ja: "{amount}のストアクレジット",
  },
} as const satisfies Record<string, Entry>;
