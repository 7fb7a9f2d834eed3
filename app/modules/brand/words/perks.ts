import type { Entry } from "./entry.ts";

/** What the members of a tier get. */
export const perkWords = {
  "perk.points": {
    en: "{times}× points on every order",
    fr: "Points ×{times} sur chaque commande",
    de: "{times}-fache Punkte bei jeder Bestellung",
    es: "Puntos ×{times} en cada pedido",
    ja: "すべてのご注文でポイント{times}倍",
  },
  "perk.order": {
    en: "{percent} off every order",
    fr: "{percent} de réduction sur chaque commande",
    de: "{percent} Rabatt auf jede Bestellung",
    es: "{percent} de descuento en cada pedido",
    ja: "すべてのご注文が{percent}割引",
  },
  "perk.products": {
    en: "{percent} off selected products",
    fr: "{percent} de réduction sur une sélection de produits",
    de: "{percent} Rabatt auf ausgewählte Produkte",
    es: "{percent} de descuento en productos seleccionados",
    ja: "対象商品が{percent}割引",
  },
  "perk.shipping": {
    en: "Free shipping",
    fr: "Livraison offerte",
    de: "Kostenloser Versand",
    es: "Envío gratis",
    ja: "送料無料",
  },
  "perk.shipping_cheapest": {
    en: "Free shipping with the cheapest option",
    fr: "Livraison la moins chère offerte",
    de: "Kostenloser Versand mit der günstigsten Versandart",
    es: "Envío gratis con la opción más económica",
    ja: "最も安い配送方法の送料が無料",
  },
  /** Beside the amount, in the cart. */
  "perk.in_cart": {
    en: "{tier} benefits",
    fr: "Avantages {tier}",
    de: "{tier}-Vorteile",
    es: "Ventajas {tier}",
    ja: "{tier}会員特典",
  },
} as const satisfies Record<string, Entry>;
