declare const brand: unique symbol;

/** An amount in the smallest unit of its currency (cents; whole yen; fils), always a whole number. */
export type MinorUnits = number & { readonly [brand]: "MinorUnits" };

/** ISO 4217 code, upper case, known to the runtime's currency table. */
export type CurrencyCode = string & { readonly [brand]: "CurrencyCode" };

export const NO_MONEY = 0 as MinorUnits;

const KNOWN_CURRENCIES = new Set(Intl.supportedValuesOf("currency"));
const exponents = new Map<string, number>();

/** Null for a code that ISO 4217 does not know. */
export function toCurrencyCode(value: unknown): CurrencyCode | null {
  return typeof value === "string" && KNOWN_CURRENCIES.has(value) ? (value as CurrencyCode) : null;
}

/** Decimals of the currency by ISO 4217 (ECMA-402 CurrencyDigits): JPY 0, EUR 2, KWD 3. */
export function currencyExponent(currency: CurrencyCode): number {
  const known = exponents.get(currency);
  if (known !== undefined) return known;
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  const exponent = digits.maximumFractionDigits ?? 2;
  exponents.set(currency, exponent);
  return exponent;
}

/** @throws RangeError when the number is not a whole number that a double holds exactly. */
export function toMinorUnits(value: number | bigint): MinorUnits {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`not a whole amount of minor units: ${value}`);
  return number as MinorUnits;
}

/**
 * Reads a decimal as Shopify writes money ("12.50", 89.99, "516.8", "-3"). More decimals than the currency has
 * are rounded half away from zero, as a till would. Null when it is not a decimal number or too large.
 */
export function parseMoney(value: unknown, currency: CurrencyCode): MinorUnits | null {
  const text = typeof value === "number" && Number.isFinite(value) ? String(value) : value;
  if (typeof text !== "string") return null;
  const match = /^(-?)(\d{1,18})(?:\.(\d{1,18}))?$/.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = "0", fraction = ""] = match;
  const exponent = currencyExponent(currency);
  const kept = BigInt(whole + fraction.slice(0, exponent).padEnd(exponent, "0"));
  const minor = kept + ((fraction[exponent] ?? "0") >= "5" ? 1n : 0n);
  const number = Number(sign === "-" ? -minor : minor);
  return Number.isSafeInteger(number) ? ((number === 0 ? 0 : number) as MinorUnits) : null;
}

/** The decimal text of an amount, with all the currency's decimals: 1250 EUR -> "12.50". */
export function formatDecimal(amount: MinorUnits, currency: CurrencyCode): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, "0");
  const sign = amount < 0 ? "-" : "";
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** An amount as people of the locale read it. */
export function formatMoney(amount: MinorUnits, currency: CurrencyCode, locale = "en"): string {
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(
    Number(formatDecimal(amount, currency)),
  );
}
