import type { Entry } from "./entry.ts";

/** What a cart or an order earns, and how guests join. */
export const earnWords = {
  "earn.cart": {
    en: "You earn {points} with this order",
    fr: "Vous gagnez {points} avec cette commande",
    de: "Mit dieser Bestellung sammeln Sie {points}",
    es: "Gana {points} con este pedido",
    ja: "このご注文で{points}獲得できます",
  },
  "earn.cart_up_to": {
    en: "You earn up to {points} with this order",
    fr: "Vous gagnez jusqu’à {points} avec cette commande",
    de: "Mit dieser Bestellung sammeln Sie bis zu {points}",
    es: "Gana hasta {points} con este pedido",
    ja: "このご注文で最大{points}獲得できます",
  },
  "earn.cart_some": {
    en: "This order earns {unit}",
    fr: "Cette commande rapporte des {unit}",
    de: "Mit dieser Bestellung sammeln Sie {unit}",
    es: "Este pedido le da {unit}",
    ja: "このご注文で{unit}を獲得できます",
  },
  "earn.guest": {
    en: "Members earn {points} with this order",
    fr: "Les membres gagnent {points} avec cette commande",
    de: "Mitglieder sammeln mit dieser Bestellung {points}",
    es: "Los miembros ganan {points} con este pedido",
    ja: "会員の方はこのご注文で{points}獲得できます",
  },
  "earn.guest_up_to": {
    en: "Members earn up to {points} with this order",
    fr: "Les membres gagnent jusqu’à {points} avec cette commande",
    de: "Mitglieder sammeln mit dieser Bestellung bis zu {points}",
    es: "Los miembros ganan hasta {points} con este pedido",
    ja: "会員の方はこのご注文で最大{points}獲得できます",
  },
  "earn.guest_some": {
    en: "Members earn {unit} with this order",
    fr: "Les membres gagnent des {unit} avec cette commande",
    de: "Mitglieder sammeln mit dieser Bestellung {unit}",
    es: "Los miembros ganan {unit} con este pedido",
    ja: "会員の方はこのご注文で{unit}を獲得できます",
  },
  "earn.done": {
    en: "You earned {points} with this order",
    fr: "Vous avez gagné {points} avec cette commande",
    de: "Mit dieser Bestellung haben Sie {points} gesammelt",
    es: "Ha ganado {points} con este pedido",
    ja: "このご注文で{points}獲得しました",
  },
  "earn.pending": {
    en: "{count, plural, one {{points} for this order is on its way} other {{points} for this order are on their way}}",
    fr: "{points} en attente pour cette commande",
    de: "{count, plural, one {{points} für diese Bestellung wird} other {{points} für diese Bestellung werden}} noch gutgeschrieben",
    es: "{points} en camino por este pedido",
    ja: "このご注文の{points}は加算待ちです",
  },
  "earn.pending_from": {
    en: "{count, plural, one {{points} for this order is on its way and counts from {date}} other {{points} for this order are on their way and count from {date}}}",
    fr: "{points} pour cette commande : à utiliser à partir du {date}",
    de: "{points} für diese Bestellung: einlösbar ab {date}",
    es: "{points} por este pedido: disponibles a partir del {date}",
    ja: "このご注文の{points}は{date}からご利用いただけます",
  },
  "earn.soon": {
    en: "Your {unit} for this order will be here in a moment",
    fr: "Vos {unit} pour cette commande arrivent dans un instant",
    de: "Ihre {unit} für diese Bestellung erscheinen in Kürze",
    es: "Sus {unit} por este pedido aparecerán en un momento",
    ja: "このご注文の{unit}はまもなく反映されます",
  },
  "join.text": {
    en: "Sign in or create an account to collect and spend {unit}",
    fr: "Connectez-vous ou créez un compte pour cumuler et utiliser vos {unit}",
    de: "Melden Sie sich an oder erstellen Sie ein Konto, um {unit} zu sammeln und einzulösen",
    es: "Inicie sesión o cree una cuenta para acumular y usar {unit}",
    ja: "ログインまたはアカウント作成で{unit}を貯めて使えます",
  },
} as const satisfies Record<string, Entry>;
