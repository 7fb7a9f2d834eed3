/** More decimals than any currency has: as whole numbers of 10^-12 amounts compare exactly. */
const PLACES = 12;

/** A decimal of at least zero as a whole number of 10^-12; null for anything else. Never a float. */
export function exactDecimal(text: unknown): bigint | null {
  const match = typeof text === "string" ? /^(\d{1,18})(?:\.(\d{1,12}))?$/.exec(text) : null;
  if (!match) return null;
  const [, whole = "0", decimals = ""] = match;
  return BigInt(whole + decimals.padEnd(PLACES, "0"));
}
