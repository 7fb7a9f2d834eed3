import type { ProfileId } from "#app/vocabulary/ids.ts";
import { NO_POINTS, type Points } from "#app/vocabulary/points.ts";
import { dayIn } from "#app/vocabulary/time.ts";
import type { Sql } from "#app/platform/db.server.ts";
import { rollUpMovements } from "#app/modules/analytics/index.ts";
import { postAll } from "#app/modules/ledger/index.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import { lotExpiry } from "./expiry-policy.server.ts";

/** Points that no order gives. */
export interface Bonus {
  profileId: ProfileId;
  points: Points;
  /** Made of what the bonus is for and of whom: given once (law 5). */
  key: string;
  /** A code that the screens put into words. */
  reason: string;
  note: string | null;
}

/**
 * Gives points that no order gives, each at most once. Call under the people's locks.
 *
 * @param shop - the merchant's first: its zone dates the lots, its figures take what no shop moved
 * @returns those given now; who got one before is left out.
 * @throws Error when a key was used for another bonus.
 */
export async function giveBonuses(
  tx: Sql,
  shop: Shop,
  bonuses: readonly Bonus[],
  at: Date,
): Promise<Bonus[]> {
  const { merchantId, shopId, timeZone } = shop;
  const given = bonuses.filter(({ points }) => points > 0);
  if (given.length === 0) return [];
  const expiresAt = (await lotExpiry(tx, shop, at))(at);
  const statuses = await postAll(
    tx,
    given.map((bonus) => ({
      ...bonus,
      merchantId,
      kind: "earn",
      source: "bonus",
      pending: NO_POINTS,
      available: bonus.points,
      shortfall: NO_POINTS,
      onShortage: "refuse",
      shopId: null,
      orderId: null,
      ruleVersion: null,
      actor: null,
      occurredAt: at,
      earnedAt: at,
      expiresAt,
    })),
  );
  const posted = given.filter(({ key }, index) => {
    const status = statuses[index];
    if (status === "posted" || status === "replayed") return status === "posted";
    throw new Error(`bonus ${key} was answered ${status}`);
  });
  const day = dayIn(timeZone, at);
  await rollUpMovements(
    tx,
    posted.map(({ points }) => ({ field: "bonus", merchantId, shopId, day, points })),
  );
  return posted;
}
