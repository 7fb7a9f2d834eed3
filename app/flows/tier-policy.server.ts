import type { Sql } from "#app/platform/db.server.ts";
import { readVersions, versionInForce, type ProgramVersion } from "#app/modules/programs/index.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import {
  readTierRun,
  spansOf,
  TIERS,
  toLadder,
  type Ladder,
  type Spans,
  type TiersSettings,
} from "#app/modules/tiers/index.ts";

/** The tiers in force at an instant, ready to decide with. */
export interface TierPolicy {
  version: number;
  settings: TiersSettings;
  ladder: Ladder;
  spans: Spans;
  /** Whether every member was placed on this ladder: until then who moves, moves because it was changed. */
  settled: boolean;
  /** When the merchant's tiers began: orders from before place people, and reward nobody. */
  since: Date;
  /** All of them, the newest first: an order is judged by the one of its own time. */
  versions: readonly ProgramVersion<TiersSettings>[];
}

/** The policy out of a merchant's versions, all of them and the newest first; null while none has begun. */
export async function tierPolicyOf(
  tx: Sql,
  versions: readonly ProgramVersion<TiersSettings>[],
  shop: Pick<Shop, "merchantId" | "timeZone" | "currency">,
  at: Date,
): Promise<TierPolicy | null> {
  const inForce = versionInForce(versions, at);
  if (!inForce) return null;
  const { version, settings } = inForce;
  const ladder = toLadder(settings, shop.currency);
  const settled = (await readTierRun(shop.merchantId, tx))?.version === version;
  const spans = spansOf(ladder.period, shop.timeZone, at);
  // The first one saved may have been scheduled, and replaced by one that began sooner.
  const since = versions.reduce(
    (first, { effectiveFrom }) => (effectiveFrom < first ? effectiveFrom : first),
    inForce.effectiveFrom,
  );
  return { version, settings, ladder, spans, settled, since, versions };
}

/**
 * Null while the merchant has saved no tiers that have begun.
 *
 * @param shop - the merchant's first: its zone says when a day begins, its currency what money is counted in
 */
export const tierPolicy = async (
  tx: Sql,
  shop: Pick<Shop, "merchantId" | "timeZone" | "currency">,
  at: Date,
): Promise<TierPolicy | null> => tierPolicyOf(tx, await readVersions(shop.merchantId, TIERS, tx), shop, at);
