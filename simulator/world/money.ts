import type { MinorUnits } from "./types.ts";

/** ISO 4217 exponents that are not 2. */
const exponents: Record<string, number> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, VND: 0, VUV: 0,
  XAF: 0, XOF: 0, XPF: 0, BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
}; // prettier-ignore

export function exponentOf(currency: string): number {
  return exponents[currency] ?? 2;
}

/** As webhooks write money: 1050 USD is "10.50", 1050 JPY is "1050", 1050 KWD is "1.050". */
export function decimal(amount: MinorUnits, currency: string): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, "0");
  const sign = amount < 0 ? "-" : "";
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** As the Admin API writes money: trailing zeros dropped down to one decimal, so "10.5" and "1050.0". */
export function graphqlDecimal(amount: MinorUnits, currency: string): string {
  const [whole = "0", fraction = ""] = decimal(amount, currency).split(".");
  return `${whole}.${fraction.replace(/0+$/, "") || "0"}`;
}

/** The same value in another currency, in that currency's minor units. */
export function convert(amount: MinorUnits, from: string, to: string, rate: number): MinorUnits {
  if (from === to) return amount;
  const shift = 10 ** (exponentOf(to) - exponentOf(from));
  // Number noise such as 1.005 * 100 must not decide a rounding.
  return Math.round(Number((amount * rate * shift).toFixed(6)));
}

/** The amount of `part` out of `whole` units: floored, so that consecutive parts add up to the total. */
export function partOf(total: MinorUnits, part: number, whole: number): MinorUnits {
  if (part >= whole) return total;
  return Number((BigInt(total) * BigInt(part)) / BigInt(whole));
}

/** Splits a total over weights, pro rata; what flooring leaves goes to the later ones. No share exceeds its weight while the total does not exceed their sum. */
export function spread(total: MinorUnits, weights: readonly number[]): MinorUnits[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let weightSoFar = 0;
  let given = 0;
  return weights.map((weight) => {
    weightSoFar += weight;
    const upTo = whole === 0 ? 0 : partOf(total, weightSoFar, whole);
    const share = upTo - given;
    given = upTo;
    return share;
  });
}

/** The tax on a net amount: inside it when prices include tax, on top of it otherwise. */
export function taxOn(amount: MinorUnits, rate: number, included: boolean): MinorUnits {
  const tax = included ? (amount * rate) / (1 + rate) : amount * rate;
  return Math.round(Number(tax.toFixed(6)));
}

/** "12.5" in minor units; negative ones too; null when it is no amount of this currency. */
export function fromDecimal(text: string, currency: string): MinorUnits | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d*))?$/.exec(text);
  if (match === null) return null;
  const [, sign, whole = "", fraction = ""] = match;
  const exponent = exponentOf(currency);
  if (/[1-9]/.test(fraction.slice(exponent))) return null;
  const amount = Number(whole + fraction.slice(0, exponent).padEnd(exponent, "0"));
  return sign === "-" && amount > 0 ? -amount : amount;
}
