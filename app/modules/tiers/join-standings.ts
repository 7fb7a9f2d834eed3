import type { Standing } from "./decide-tier.ts";
import { rankOf, type Ladder } from "./ladder.ts";

const FOREVER = "9999-12-31";

type Floor = Standing["floor"];

function betterFloor(a: Floor, b: Floor, ladder: Ladder): Floor {
  if (!a || !b) return a ?? b;
  const difference = rankOf(ladder, a.tier) - rankOf(ladder, b.tier);
  if (difference !== 0) return difference > 0 ? a : b;
  return (a.until ?? FOREVER) >= (b.until ?? FOREVER) ? a : b;
}

/** Where somebody stands who was known as two: what the better of both had. What is counted decides from there. */
export function joinStandings(a: Standing, b: Standing, ladder: Ladder): Standing {
  const base = rankOf(ladder, a.base) >= rankOf(ladder, b.base) ? a : b;
  const tier = rankOf(ladder, a.tier) >= rankOf(ladder, b.tier) ? a.tier : b.tier;
  return { ...base, tier, floor: betterFloor(a.floor, b.floor, ladder) };
}
