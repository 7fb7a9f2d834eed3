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
    en: "Every purchase earns {unit}",
    fr: "Chaque achat vous rapporte des {unit}",
    de: "Jeder Einkauf bringt Ihnen {unit}",
    es: "Cada compra le da {unit}",
    ja: "お買い物のたびに{unit}が貯まります",
  },
  "theme.join_text": {
    en: "Create an account, collect {unit} online and in store, and spend them on rewards.",
    fr: "Créez un compte, cumulez des {unit} en ligne et en boutique, puis profitez de vos récompenses.",
    de: "Legen Sie ein Konto an, sammeln Sie online und im Geschäft {unit} und lösen Sie sie für Prämien ein.",
    es: "Cree una cuenta, acumule {unit} en línea y en la tienda, y disfrute de sus recompensas.",
    ja: "アカウントを作成すると、オンラインでも店舗でも{unit}を貯めて特典と交換できます。",
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
    en: "Ways to earn {unit}",
    fr: "Comment gagner des {unit}",
    de: "So sammeln Sie {unit}",
    es: "Cómo conseguir {unit}",
    ja: "{unit}の貯め方",
  },
  "theme.rewards": {
    en: "Rewards",
    fr: "Récompenses",
    de: "Prämien",
    es: "Recompensas",
    ja: "特典",
  },
  "theme.balance": {
    en: "Your {unit}",
    fr: "Vos {unit}",
    de: "Ihre {unit}",
    es: "Sus {unit}",
    ja: "保有{unit}",
  },
  "theme.spend": {
    en: "Spend your {unit} at checkout or in your account.",
    fr: "Utilisez vos {unit} au moment du paiement ou dans votre compte.",
    de: "Lösen Sie Ihre {unit} an der Kasse oder in Ihrem Konto ein.",
    es: "Use sus {unit} al pagar o en su cuenta.",
    ja: "{unit}はチェックアウト時またはアカウントページでご利用いただけます。",
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
    en: "Your {unit} cannot be updated right now.",
    fr: "Impossible d’actualiser vos {unit} pour le moment.",
    de: "Ihre {unit} lassen sich gerade nicht aktualisieren.",
    es: "No podemos actualizar sus {unit} en este momento.",
    ja: "現在、{unit}を更新できません。",
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
