/** An exact share of an amount: prices per line are divided by quantities, and only the order's sum is rounded. */
export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

export const ZERO: Fraction = { top: 0n, bottom: 1n };

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function reduced(top: bigint, bottom: bigint): Fraction {
  const divisor = greatestCommonDivisor(top, bottom);
  return divisor > 1n ? { top: top / divisor, bottom: bottom / divisor } : { top, bottom };
}

/** `top / bottom`; the bottom is above zero. */
export const fraction = (top: number | bigint, bottom: number | bigint = 1): Fraction =>
  reduced(BigInt(top), BigInt(bottom));

export const add = (a: Fraction, b: Fraction): Fraction =>
  reduced(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);

export const subtract = (a: Fraction, b: Fraction): Fraction => add(a, { top: -b.top, bottom: b.bottom });

export const times = (a: Fraction, b: Fraction): Fraction => reduced(a.top * b.top, a.bottom * b.bottom);

export const isBelow = (a: Fraction, b: Fraction): boolean => a.top * b.bottom < b.top * a.bottom;

export const atLeastZero = (a: Fraction): Fraction => (a.top < 0n ? ZERO : a);

export const smaller = (a: Fraction, b: Fraction): Fraction => (isBelow(b, a) ? b : a);

/** The share of a whole that is left once a part went: between 0 and 1; 1 when there is no whole to take from. */
export const shareLeft = (whole: Fraction, gone: Fraction): Fraction =>
  whole.top <= 0n
    ? fraction(1)
    : subtract(fraction(1), times(smaller(gone, whole), { top: whole.bottom, bottom: whole.top }));

/** A whole number out of a fraction that is not negative. */
export function round(value: Fraction, way: "floor" | "nearest" | "ceil"): bigint {
  const { top, bottom } = value;
  if (way === "floor") return top / bottom;
  if (way === "ceil") return (top + bottom - 1n) / bottom;
  return (2n * top + bottom) / (2n * bottom);
}

/** A decimal text ("12.125") as a fraction. */
export function fromDecimal(text: string): Fraction {
  const [whole = "0", decimals = ""] = text.split(".");
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

/** How much of a whole a part is: between 0 and 1. */
export const shareOf = (part: Fraction, whole: Fraction): Fraction =>
  whole.top <= 0n || part.top <= 0n
    ? ZERO
    : times(smaller(part, whole), { top: whole.bottom, bottom: whole.top });
