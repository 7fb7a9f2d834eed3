import type { ProfileId } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";
import type { SettingsInForce } from "#app/modules/programs/index.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import {
  listCountedDays,
  NEVER_DECIDED,
  readMembers,
  rungOf,
  spansOf,
  tierProgress,
  TIERS,
  toLadder,
  type TierProgress,
  type TiersSettings,
} from "#app/modules/tiers/index.ts";

/** Where somebody stands on the ladder that counts now. */
export interface TierPlace {
  /** The tier that counts; null below the lowest. */
  tier: TiersSettings["tiers"][number] | null;
  /** Every tier by its id. */
  names: ReadonlyMap<string, string>;
  counter: TiersSettings["counter"];
  currency: Shop["currency"];
  progress: TierProgress;
  /** Whether the tier is the one that was earned; one that staff gave is not kept by buying. */
  isEarned: boolean;
}

/**
 * @param home - the merchant's first shop: its zone says when a day begins, its currency what money is counted in
 * @returns null while there are no tiers
 */
export async function readTierPlace(
  tx: Sql,
  home: Shop,
  inForce: SettingsInForce,
  profileId: ProfileId,
  now: Date,
): Promise<TierPlace | null> {
  const settings = inForce(TIERS);
  if (!settings || settings.tiers.length === 0) return null;
  const { merchantId, timeZone, currency } = home;
  const ladder = toLadder(settings, currency);
  const spans = spansOf(ladder.period, timeZone, now);
  const [member] = await readMembers(tx, merchantId, [profileId], ladder, spans);
  const days = await listCountedDays(tx, merchantId, profileId, ladder, spans, timeZone);
  const { standing, counts } = member ?? { standing: NEVER_DECIDED, counts: { now: 0, before: 0 } };
  const id = rungOf(ladder, standing.tier)?.id ?? null;
  return {
    tier: settings.tiers.find((tier) => tier.id === id) ?? null,
    names: new Map(settings.tiers.map((tier) => [tier.id, tier.name])),
    counter: settings.counter,
    currency,
    progress: tierProgress({ ...standing, tier: id }, counts, ladder, spans.today, days),
    isEarned: standing.base === id,
  };
}
