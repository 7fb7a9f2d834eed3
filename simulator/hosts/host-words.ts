import type { I18n } from "@shopify/ui-extensions/checkout";

/** A file of an extension's `locales/`: texts by key, nested as the extension likes. */
export interface Strings {
  readonly [key: string]: string | Strings;
}

type Replacements = Readonly<Record<string, unknown>>;

function find(strings: Strings, key: string): string | Strings | undefined {
  let at: string | Strings | undefined = strings;
  for (const part of key.split(".")) at = typeof at === "object" ? at[part] : undefined;
  return at;
}

/** `{ "points": { "one": "…", "other": "…" } }` with a `count`: https://shopify.dev/docs/apps/build/checkout/localized-checkout-ui-extensions */
function choose(found: string | Strings | undefined, count: unknown, locale: string): string | undefined {
  if (typeof found === "string" || found === undefined) return found;
  const form = typeof count === "number" ? new Intl.PluralRules(locale).select(count) : "other";
  const text = found[form] ?? found["other"];
  return typeof text === "string" ? text : undefined;
}

function fill(text: string, replacements: Replacements): string | unknown[] {
  const parts = text.split(/\{\{\s*(\w+)\s*\}\}/);
  const values = parts.map((part, index) => (index % 2 === 0 ? part : replacements[part]));
  const isText = values.every((value) => typeof value === "string" || typeof value === "number");
  return isText ? values.join("") : values.filter((value) => value !== "");
}

function without({ inExtensionLocale: _, ...options }: { inExtensionLocale?: boolean }): object {
  return options;
}

/**
 * The i18n API of an extension. As in Shopify a key without a text is answered with the key.
 * `locale` is asked anew each time, because a shopper may change the language.
 */
export function hostWords(strings: () => Strings, locale: () => string, currency: () => string): I18n {
  function translate<Replacement = string>(
    key: string,
    options?: Record<string, Replacement | string | number>,
  ): Replacement extends string | number ? string : (string | Replacement)[];
  function translate(key: string, options: Replacements = {}): string | unknown[] {
    const text = choose(find(strings(), key), options["count"], locale());
    return text === undefined ? key : fill(text, options);
  }
  return {
    translate,
    formatNumber: (number, options = {}) => new Intl.NumberFormat(locale(), without(options)).format(number),
    formatCurrency: (number, options = {}) =>
      new Intl.NumberFormat(locale(), {
        style: "currency",
        currency: currency(),
        ...without(options),
      }).format(number),
    formatDate: (date, options = {}) => new Intl.DateTimeFormat(locale(), without(options)).format(date),
  };
}
