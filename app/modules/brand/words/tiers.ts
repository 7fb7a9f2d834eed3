import type { Entry } from "./entry.ts";

/** The way on the ladder. `amount` is what is counted: "€43", "120 points", "2 orders". */
export const tierWords = {
  "tiers.next": {
    en: "{amount} to {tier}",
    fr: "Encore {amount} pour atteindre {tier}",
    de: "Noch {amount} bis {tier}",
    es: "{amount} más para llegar a {tier}",
    ja: "{tier}まであと{amount}",
  },
  "tiers.keep": {
    en: "{amount} by {date} to keep {tier}",
    fr: "{amount} d’ici le {date} pour rester {tier}",
    de: "{amount} bis {date}, um {tier} zu behalten",
    es: "{amount} antes del fin del {date} para conservar {tier}",
    ja: "{tier}を維持するには{date}までにあと{amount}",
  },
  "tiers.orders": {
    en: "{count, plural, one {# order} other {# orders}}",
    fr: "{count, plural, one {# commande} other {# commandes}}",
    de: "{count, plural, one {# Bestellung} other {# Bestellungen}}",
    es: "{count, plural, one {# pedido} other {# pedidos}}",
    ja: "{count, number}件のご注文",
  },
} as const satisfies Record<string, Entry>;
