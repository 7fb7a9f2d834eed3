import type { Entry } from "./entry.ts";

/** The small print of a reward: what it asks for and how long it lasts. Each is a sentence of its own. */
export const offerWords = {
  "offer.shipping_up_to": {
    en: "For delivery that costs up to {amount}.",
    fr: "Pour une livraison de {amount} maximum.",
    de: "Für Versandkosten bis {amount}.",
    es: "Para envíos de hasta {amount}.",
    ja: "送料{amount}までが対象です。",
  },
  "offer.minimum": {
    en: "On orders of {amount} or more.",
    fr: "Dès {amount} d’achat.",
    de: "Ab einem Bestellwert von {amount}.",
    es: "En pedidos a partir de {amount}.",
    ja: "{amount}以上のご注文が対象です。",
  },
  "offer.products": {
    en: "On selected products.",
    fr: "Sur une sélection de produits.",
    de: "Für ausgewählte Produkte.",
    es: "En productos seleccionados.",
    ja: "対象商品に限ります。",
  },
  "offer.tiers": {
    en: "For {tiers}.",
    fr: "Réservé aux membres {tiers}.",
    de: "Für {tiers}.",
    es: "Para {tiers}.",
    ja: "{tiers}の方が対象です。",
  },
  "offer.limit_ever": {
    en: "{count, plural, one {Once} other {# times}} per member.",
    fr: "{count, number} fois par membre.",
    de: "{count, plural, one {Einmal} other {#-mal}} pro Mitglied.",
    es: "{count, plural, one {Una vez} other {# veces}} por miembro.",
    ja: "お一人様{count, number}回まで。",
  },
  "offer.limit_year": {
    en: "{count, plural, one {Once} other {# times}} a year.",
    fr: "{count, number} fois par an.",
    de: "{count, plural, one {Einmal} other {#-mal}} im Jahr.",
    es: "{count, plural, one {Una vez} other {# veces}} al año.",
    ja: "年{count, number}回まで。",
  },
  "offer.limit_month": {
    en: "{count, plural, one {Once} other {# times}} a month.",
    fr: "{count, number} fois par mois.",
    de: "{count, plural, one {Einmal} other {#-mal}} im Monat.",
    es: "{count, plural, one {Una vez} other {# veces}} al mes.",
    ja: "月{count, number}回まで。",
  },
  "offer.limit_day": {
    en: "{count, plural, one {Once} other {# times}} a day.",
    fr: "{count, number} fois par jour.",
    de: "{count, plural, one {Einmal} other {#-mal}} am Tag.",
    es: "{count, plural, one {Una vez} other {# veces}} al día.",
    ja: "1日{count, number}回まで。",
  },
  "offer.valid": {
    en: "Valid for {count, plural, one {# day} other {# days}}.",
    fr: "Valable {count, plural, one {# jour} other {# jours}}.",
    de: "{count, plural, one {# Tag} other {# Tage}} gültig.",
    es: "Válido durante {count, plural, one {# día} other {# días}}.",
    ja: "有効期間は{count, number}日間です。",
  },
  "offer.alone": {
    en: "Cannot be combined with other discounts.",
    fr: "Non cumulable avec d’autres réductions.",
    de: "Nicht mit anderen Rabatten kombinierbar.",
    es: "No se puede combinar con otros descuentos.",
    ja: "他の割引との併用はできません。",
  },
  "offer.left": {
    en: "Only {count, number} left.",
    fr: "{count, plural, one {Plus que # disponible.} other {Plus que # disponibles.}}",
    de: "Nur noch {count, number} verfügbar.",
    es: "{count, plural, one {Solo queda #.} other {Solo quedan #.}}",
    ja: "残り{count, number}点です。",
  },
  "offer.until": {
    en: "Valid until {date}",
    fr: "Valable jusqu’au {date}",
    de: "Gültig bis {date}",
    es: "Válido hasta el {date}",
    ja: "{date}まで有効",
  },
} as const satisfies Record<string, Entry>;
