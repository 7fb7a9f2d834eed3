import type { EarningVersion } from "./settings.ts";

/**
 * The version that an order earns under: pinned once it has earned (law 7, edge cases E1 and E2); else the one in force
 * when the order was made; an order older than every version takes the first. Null when there is no program yet.
 */
export function pickVersion<V extends EarningVersion>(
  versions: readonly V[],
  pinned: number | null,
  processedAt: Date,
): V | null {
  if (pinned !== null) {
    const kept = versions.find((version) => version.version === pinned);
    if (kept) return kept;
  }
  const oldestFirst = [...versions].sort((a, b) => a.version - b.version);
  const inForce = oldestFirst.filter((version) => version.effectiveFrom <= processedAt);
  return inForce.at(-1) ?? oldestFirst[0] ?? null;
}
