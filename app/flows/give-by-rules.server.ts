import { NO_POINTS, toPoints } from "#app/vocabulary/points.ts";
import { dayIn } from "#app/vocabulary/time.ts";
import type { ProfileId } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";
import { rollUpMovements } from "#app/modules/analytics/index.ts";
import { mergeEventAwards, noteEventAwards, type EventAward } from "#app/modules/earning/index.ts";
import { postAll } from "#app/modules/ledger/index.ts";
import { mergeBirthdays } from "#app/modules/profiles/index.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import { giveBonuses } from "./give-bonuses.server.ts";

/** An award with what the member reads of it. */
export interface RuleGift extends EventAward {
  reason: string;
  note: string | null;
}

/** Gives what rules say, each person and occasion once. Call under the people's locks. `shop`: the merchant's first. */
export async function giveByRules(
  tx: Sql,
  shop: Shop,
  gifts: readonly RuleGift[],
  at: Date,
): Promise<RuleGift[]> {
  const fresh = await noteEventAwards(tx, shop.merchantId, gifts);
  const bonuses = fresh.map(({ profileId, ruleId, occasion, points, reason, note }) => ({
    profileId,
    points,
    key: `rule:${ruleId}:${profileId}:${occasion}`,
    reason,
    note,
  }));
  await giveBonuses(tx, shop, bonuses, at);
  return fresh;
}

/** Two people became one: what both were given for the same occasion is taken back once (edge case P3). */
export async function mergeGifts(
  tx: Sql,
  shop: Shop,
  { from, into }: { from: ProfileId; into: ProfileId },
  at: Date,
): Promise<void> {
  const { merchantId, shopId, timeZone } = shop;
  await mergeBirthdays(tx, merchantId, from, into);
  const twice = await mergeEventAwards(tx, merchantId, from, into);
  const postings = twice.map(({ ruleId, occasion, points }) => ({
    merchantId,
    profileId: into,
    kind: "take_back" as const,
    source: "bonus" as const,
    pending: NO_POINTS,
    available: toPoints(-points),
    shortfall: NO_POINTS,
    // Who has spent both already did nothing wrong: nothing is owed.
    onShortage: "floor" as const,
    key: `rule:${ruleId}:${from}:${occasion}:twice`,
    shopId: null,
    orderId: null,
    ruleVersion: null,
    reason: "bonus_twice",
    note: null,
    actor: null,
    occurredAt: at,
    earnedAt: null,
    expiresAt: null,
  }));
  const statuses = await postAll(tx, postings);
  const wrong = statuses.findIndex((status) => status !== "posted");
  if (wrong >= 0) throw new Error(`posting ${postings[wrong]?.key} was answered ${statuses[wrong]}`);
  const day = dayIn(timeZone, at);
  await rollUpMovements(
    tx,
    twice.map(({ points }) => ({ field: "bonus", merchantId, shopId, day, points: -points })),
  );
}
