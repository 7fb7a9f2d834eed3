import type { MerchantId, ProfileId } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";
import type { OrderPins } from "#app/modules/orders/index.ts";
import type { ProfileBook } from "#app/modules/profiles/index.ts";
import { readVersions, versionInForce } from "#app/modules/programs/index.ts";
import { listShops, type Shop } from "#app/modules/shops/index.ts";
import { momentKey, readTiersAt, TIERS, type Moment } from "#app/modules/tiers/index.ts";
import { joinTiers, settleTiers } from "../settle-tiers.server.ts";
import { tierPolicyOf, type TierPolicy } from "../tier-policy.server.ts";
import type { OrderWork } from "./fold-orders.ts";
import type { Decided } from "./write-decisions.server.ts";

interface Program {
  shop: Shop;
  policy: TierPolicy;
}

/** The tiers in force of the merchants of a batch; a merchant without tiers has none. */
export type BatchTiers = ReadonlyMap<MerchantId, Program>;

export async function readBatchTiers(
  tx: Sql,
  merchantIds: Iterable<MerchantId>,
  now: Date,
): Promise<BatchTiers> {
  const programs = new Map<MerchantId, Program>();
  for (const merchantId of new Set(merchantIds)) {
    const versions = await readVersions(merchantId, TIERS, tx);
    const [shop] = versions.length > 0 ? await listShops(merchantId, tx) : [];
    const policy = shop && (await tierPolicyOf(tx, versions, shop, now));
    if (shop && policy) programs.set(merchantId, { shop, policy });
  }
  return programs;
}

/** The tier in which an order was made, in the words of the ladder of that time. */
export type TierOf = (work: OrderWork, profileId: ProfileId | null) => OrderPins["tier"];

const momentOf = (work: OrderWork, profileId: ProfileId): Moment | null =>
  work.state && { profileId, at: work.state.processedAt };

/**
 * In which tier the orders were made that are not priced yet, or were given to another person, as the log of moves tells it. What moves somebody later,
 * or becomes known later, never re-prices an order (law 7).
 */
export async function readOrderTiers(
  tx: Sql,
  works: readonly OrderWork[],
  ownerOf: (work: OrderWork) => ProfileId | null,
  tiers: BatchTiers,
): Promise<TierOf> {
  const found = new Map<MerchantId, Map<string, string>>();
  for (const merchantId of tiers.keys()) {
    const moments = works.flatMap((work) => {
      const profileId = ownerOf(work);
      if (work.merchantId !== merchantId || profileId === null) return [];
      if (work.before?.pins && work.movedBy === null) return [];
      return momentOf(work, profileId) ?? [];
    });
    found.set(merchantId, await readTiersAt(tx, merchantId, moments));
  }
  return (work, profileId) => {
    const moment = profileId === null ? null : momentOf(work, profileId);
    const then = moment && versionInForce(tiers.get(work.merchantId)?.policy.versions ?? [], moment.at);
    if (!moment || !then) return null;
    const id = found.get(work.merchantId)?.get(momentKey(moment));
    // Who had not been placed yet is in the tier that asks for nothing, if there is one.
    const tier = then.settings.tiers.find((each) => (id ? each.id === id : Number(each.threshold) === 0));
    return tier ? { id: tier.id, multiplier: tier.multiplier } : null;
  };
}

/** The better standing of two people who became one. Call when their orders have moved. */
export async function joinMergedTiers(
  tx: Sql,
  tiers: BatchTiers,
  merge: { merchantId: MerchantId; from: ProfileId; into: ProfileId },
  now: Date,
): Promise<void> {
  const program = tiers.get(merge.merchantId);
  if (program) await joinTiers(tx, merge.merchantId, program.policy, merge.from, merge.into, now);
}

/**
 * Puts the people whose orders changed, or who were merged, where they belong now. Who moves by orders from before the
 * tiers began, such as those of a backfill, was placed by the program and has not climbed: it rewards nobody.
 */
export async function settleBatchTiers(
  tx: Sql,
  tiers: BatchTiers,
  decided: readonly Decided[],
  book: ProfileBook,
  now: Date,
): Promise<void> {
  for (const [merchantId, { shop, policy }] of tiers) {
    const touched = new Map<ProfileId, boolean>();
    const touch = (profileId: ProfileId, byNews: boolean) =>
      touched.set(profileId, byNews || (touched.get(profileId) ?? false));
    for (const { work, decision } of decided) {
      if (work.merchantId !== merchantId) continue;
      const { record } = decision;
      for (const owner of [work.before?.profileId, record.profileId])
        if (owner) touch(book.current(owner), record.state.processedAt >= policy.since);
    }
    for (const merge of book.changes().merges)
      if (merge.merchantId === merchantId) touch(book.current(merge.into), true);
    for (const cause of ["order", "program"] as const) {
      const people = [...touched].filter(([, byNews]) => (byNews && policy.settled) === (cause === "order"));
      const why = { cause, actor: null, note: null, at: now };
      await settleTiers(
        tx,
        shop,
        policy,
        people.map(([profileId]) => profileId),
        why,
      );
    }
  }
}
