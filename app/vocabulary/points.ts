declare const brand: unique symbol;

/** A whole number of points; negative only in differences and debts. */
export type Points = number & { readonly [brand]: "Points" };

export const NO_POINTS = 0 as Points;

/** @throws RangeError when the number is not a whole number that a double holds exactly. */
export function toPoints(value: number | bigint): Points {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`not a whole number of points: ${value}`);
  return number as Points;
}
