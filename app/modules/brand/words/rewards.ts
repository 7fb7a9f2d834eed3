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
  "reward.percent_capped": {
    en: "{percent} off, up to {cap}",
    fr: "{percent} de réduction, jusqu’à {cap}",
    de: "{percent} Rabatt, höchstens {cap}",
    es: "{percent} de descuento, hasta {cap}",
    ja: "{percent}割引(最大{cap})",
  },
  "reward.any_amount": {
    en: "{amount} off for every {points}",
    fr: "{amount} de réduction par tranche de {points}",
    de: "{amount} Rabatt je {points}",
    es: "{amount} de descuento por cada {points}",
    ja: "{points}ごとに{amount}割引",
  },
  "reward.product_free": {
    en: "Free: {product}",
    fr: "Offert : {product}",
    de: "Gratis: {product}",
    es: "Gratis: {product}",
    ja: "{product}を無料で進呈",
  },
  "reward.one_product_free": {
    en: "A free product",
    fr: "Un produit offert",
    de: "Ein Produkt gratis",
    es: "Un producto gratis",
    ja: "対象商品1点を無料で進呈",
  },
  "reward.product_percent": {
    en: "{percent} off {product}",
    fr: "{percent} de réduction sur {product}",
    de: "{percent} Rabatt auf {product}",
    es: "{percent} de descuento en {product}",
    ja: "{product}が{percent}割引",
  },
  "reward.one_product_percent": {
    en: "{percent} off one product",
    fr: "{percent} de réduction sur un produit",
    de: "{percent} Rabatt auf ein Produkt",
    es: "{percent} de descuento en un producto",
    ja: "対象商品1点が{percent}割引",
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
