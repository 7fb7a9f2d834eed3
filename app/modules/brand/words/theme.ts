import type { Entry } from "./entry.ts";

/** The blocks of the online store's theme. */
export const themeWords = {
  "theme.launcher": {
    en: "Rewards",
    fr: "Récompenses",
    de: "Prämien",
    es: "Recompensas",
    ja: "特典",
  },
  "theme.close": { en: "Close", fr: "Fermer", de: "Schließen", es: "Cerrar", ja: "閉じる" },
  "theme.join_title": {
    en: "Every purchase earns points",
    fr: "Chaque achat vous rapporte des points",
    de: "Jeder Einkauf bringt Ihnen Punkte",
    es: "Cada compra le da puntos",
    ja: "お買い物のたびにポイントが貯まります",
  },
  "theme.join_text": {
    en: "Create an account, collect points online and in store, and spend them on rewards.",
    fr: "Créez un compte, cumulez des points en ligne et en boutique, et échangez-les contre des récompenses.",
    de: "Legen Sie ein Konto an, sammeln Sie online und im Geschäft Punkte und lösen Sie sie für Prämien ein.",
    es: "Cree una cuenta, acumule puntos en línea y en la tienda, y canjéelos por recompensas.",
    ja: "アカウントを作成すると、オンラインでも店舗でもポイントを貯めて特典と交換できます。",
  },
  "theme.join": {
    en: "Join now",
    fr: "S’inscrire",
    de: "Jetzt mitmachen",
    es: "Unirse ahora",
    ja: "今すぐ登録",
  },
  "theme.sign_in": {
    en: "Sign in",
    fr: "Se connecter",
    de: "Anmelden",
    es: "Iniciar sesión",
    ja: "ログイン",
  },
  "theme.ways": {
    en: "Ways to earn",
    fr: "Comment gagner des points",
    de: "So sammeln Sie Punkte",
    es: "Cómo conseguir puntos",
    ja: "ポイントの貯め方",
  },
  "theme.rewards": {
    en: "Rewards",
    fr: "Récompenses",
    de: "Prämien",
    es: "Recompensas",
    ja: "特典",
  },
  "theme.balance": {
    en: "Your points",
    fr: "Vos points",
    de: "Ihre Punkte",
    es: "Sus puntos",
    ja: "保有ポイント",
  },
  "theme.spend": {
    en: "Spend them at checkout or in your account.",
    fr: "Utilisez-les au moment du paiement ou dans votre compte.",
    de: "Lösen Sie sie an der Kasse oder in Ihrem Konto ein.",
    es: "Úselos al pagar o en su cuenta.",
    ja: "チェックアウト時またはアカウントページでご利用いただけます。",
  },
  "theme.account": {
    en: "Go to your account",
    fr: "Accéder à votre compte",
    de: "Zu Ihrem Konto",
    es: "Ir a su cuenta",
    ja: "アカウントページへ",
  },
  "theme.ready": {
    en: "You can have this now",
    fr: "Disponible dès maintenant",
    de: "Jetzt einlösbar",
    es: "Ya puede conseguirla",
    ja: "今すぐ交換できます",
  },
  "theme.failed": {
    en: "Your points cannot be updated right now.",
    fr: "Vos points ne peuvent pas être actualisés pour le moment.",
    de: "Ihre Punkte lassen sich gerade nicht aktualisieren.",
    es: "Sus puntos no se pueden actualizar en este momento.",
    ja: "現在、ポイントを更新できません。",
  },
  /** On a product's page. */
  "theme.product": {
    en: "Earn {points} with this",
    fr: "Gagnez {points} avec cet article",
    de: "Sammeln Sie {points} mit diesem Artikel",
    es: "Consiga {points} con este artículo",
    ja: "この商品で{points}獲得",
  },
  /** Where the price includes tax that earns nothing. */
  "theme.product_most": {
    en: "Earn up to {points} with this",
    fr: "Gagnez jusqu’à {points} avec cet article",
    de: "Sammeln Sie bis zu {points} mit diesem Artikel",
    es: "Consiga hasta {points} con este artículo",
    ja: "この商品で最大{points}獲得",
  },
} as const satisfies Record<string, Entry>;

type ThemeKey = keyof typeof themeWords;

const isThemeKey = (key: string): key is ThemeKey => Object.hasOwn(themeWords, key);

/** What the theme's blocks say, in no language yet. */
export const THEME_KEYS: readonly ThemeKey[] = Object.keys(themeWords).filter(isThemeKey);
