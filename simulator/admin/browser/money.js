/** Formats and reads amounts of one currency; amounts are integers in its minor units. */
export function moneyOf({ currency, exponent }) {
  const format = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    minimumFractionDigits: exponent,
  });
  return {
    currency,
    step: exponent === 0 ? "1" : `0.${"0".repeat(exponent - 1)}1`,
    show: (minor) => format.format(minor / 10 ** exponent),
    plain: (minor) => (minor / 10 ** exponent).toFixed(exponent),
    /** "12.5" is 1250; undefined for an empty text. Throws for what is not an amount. */
    read(text) {
      const trimmed = text.trim().replace(",", ".");
      if (trimmed === "") return undefined;
      const match = /^(\d+)(?:\.(\d+))?$/.exec(trimmed);
      const decimals = match?.[2] ?? "";
      if (match === null || decimals.length > exponent)
        throw new Error(`${text} is not an amount in ${currency}.`);
      return Number(match[1] + decimals.padEnd(exponent, "0"));
    },
  };
}
