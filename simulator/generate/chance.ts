import { seededRandom } from "#simulator/world/random.ts";

/** Everyday dice over a seeded source. */
export type Chance = {
  /** A number in [0, 1). */
  next: () => number;
  happens: (probability: number) => boolean;
  between: (low: number, high: number) => number;
  pick: <T>(items: readonly T[]) => T;
  pickWeighted: <T>(items: readonly T[], weightOf: (item: T) => number) => T;
};

export function chanceOf(seed: number): Chance {
  const next = seededRandom(seed);
  const at = <T>(items: readonly T[], index: number): T => {
    const item = items[index];
    if (item === undefined) throw new Error("There is nothing to choose from.");
    return item;
  };
  return {
    next,
    happens: (probability) => next() < probability,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (items) => at(items, Math.floor(next() * items.length)),
    pickWeighted: (items, weightOf) => {
      let left = next() * items.reduce((sum, item) => sum + weightOf(item), 0);
      const index = items.findIndex((item) => (left -= weightOf(item)) < 0);
      return at(items, index < 0 ? items.length - 1 : index);
    },
  };
}
