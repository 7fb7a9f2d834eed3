import { toPoints } from "#app/vocabulary/points.ts";
import type { Price } from "./reward-kind.ts";

/** The price of a reward that always costs the same. */
export function fixedPrice({ cost }: { cost: number }): Price {
  const points = toPoints(cost);
  return { least: points, most: points, step: points };
}
