import type { Entry } from "./entry.ts";

/** Why a reward was not given, where nothing that is missing says it: whole sentences, because they stand alone. */
export const refusalWords = {
  "refusal.unknown_member": {
    en: "We do not know you as a member yet. Please sign in.",
    fr: "Nous ne vous connaissons pas encore comme membre. Veuillez vous connecter.",
    de: "Wir kennen Sie noch nicht als Mitglied. Bitte melden Sie sich an.",
    es: "Todavía no figura como miembro. Inicie sesión, por favor.",
    ja: "会員としての登録が確認できません。ログインしてください。",
  },
  "refusal.unknown_reward": {
    en: "This reward is no longer available.",
    fr: "Cette récompense n’est plus disponible.",
    de: "Diese Prämie gibt es nicht mehr.",
    es: "Esta recompensa ya no está disponible.",
    ja: "この特典は現在ご利用いただけません。",
  },
  "refusal.wrong_channel": {
    en: "This reward cannot be used here.",
    fr: "Cette récompense ne peut pas être utilisée ici.",
    de: "Diese Prämie kann hier nicht eingelöst werden.",
    es: "Esta recompensa no se puede usar aquí.",
    ja: "この特典はこちらではご利用いただけません。",
  },
  "refusal.wrong_points": {
    en: "Please choose another number.",
    fr: "Veuillez choisir un autre nombre.",
    de: "Bitte wählen Sie eine andere Anzahl.",
    es: "Elija otra cantidad, por favor.",
    ja: "別の数をお選びください。",
  },
  "refusal.no_amount_in_currency": {
    en: "This reward is not available in your currency.",
    fr: "Cette récompense n’est pas disponible dans votre devise.",
    de: "Diese Prämie gibt es in Ihrer Währung nicht.",
    es: "Esta recompensa no está disponible en su moneda.",
    ja: "この特典はお使いの通貨ではご利用いただけません。",
  },
  "refusal.no_customer": {
    en: "Please sign in to use this reward.",
    fr: "Veuillez vous connecter pour utiliser cette récompense.",
    de: "Bitte melden Sie sich an, um diese Prämie einzulösen.",
    es: "Inicie sesión para usar esta recompensa, por favor.",
    ja: "この特典をご利用になるにはログインしてください。",
  },
  "refusal.request_id_used": {
    en: "This has changed in the meantime. Please reload the page.",
    fr: "La situation a changé entre-temps. Veuillez recharger la page.",
    de: "Inzwischen hat sich etwas geändert. Bitte laden Sie die Seite neu.",
    es: "Algo ha cambiado entretanto. Vuelva a cargar la página, por favor.",
    ja: "内容が変更されています。ページを再読み込みしてください。",
  },
  "refusal.unknown_redemption": {
    en: "We cannot find this reward.",
    fr: "Nous ne trouvons pas cette récompense.",
    de: "Wir finden diese Prämie nicht.",
    es: "No encontramos esta recompensa.",
    ja: "この特典が見つかりません。",
  },
  "refusal.already_used": {
    en: "This reward has been used already.",
    fr: "Cette récompense a déjà été utilisée.",
    de: "Diese Prämie wurde schon eingelöst.",
    es: "Esta recompensa ya se ha usado.",
    ja: "この特典はすでに利用されています。",
  },
  "refusal.try_again": {
    en: "That did not work. Nothing is lost: please try again.",
    fr: "L’opération n’a pas abouti. Vous n’avez rien perdu : veuillez réessayer.",
    de: "Das hat nicht geklappt. Es ist nichts verloren: Bitte versuchen Sie es noch einmal.",
    es: "No ha funcionado. No ha perdido nada: inténtelo de nuevo, por favor.",
    ja: "処理できませんでした。失われたものはありません。もう一度お試しください。",
  },
} as const satisfies Record<string, Entry>;
