import type { MerchantId, ProfileId } from "#app/vocabulary/ids.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import type { Sql } from "#app/platform/db.server.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import {
  decideTier,
  dropStanding,
  enterTiers,
  joinStandings,
  moveTierEntries,
  NEVER_DECIDED,
  rankOf,
  readMembers,
  writeStandings,
  type Ladder,
  type Member,
  type Resettled,
  type Standing,
  type TierCause,
} from "#app/modules/tiers/index.ts";
import { giveBonuses } from "./give-bonuses.server.ts";
import type { TierPolicy } from "./tier-policy.server.ts";

export interface Why {
  cause: TierCause;
  actor: string | null;
  note: string | null;
  at: Date;
}

const sameStanding = (a: Standing, b: Standing): boolean =>
  a.base === b.base &&
  a.tier === b.tier &&
  a.belowSince === b.belowSince &&
  a.keptUntil === b.keptUntil &&
  a.floor?.tier === b.floor?.tier &&
  a.floor?.until === b.floor?.until;

/** Who stands elsewhere than was decided last, by the same function everywhere. */
export const changesOf = (members: readonly Member[], { ladder, spans }: TierPolicy): Resettled[] =>
  members.flatMap(({ profileId, standing, counts }) => {
    const after = decideTier(standing, counts, ladder, spans.today);
    return sameStanding(standing, after) ? [] : [{ profileId, before: standing, after }];
  });

/** The tiers that somebody came to by what was counted, also those passed on the way. */
export function climbed({ profileId, before, after }: Resettled, ladder: Ladder) {
  const from = rankOf(ladder, before.base);
  const to = rankOf(ladder, after.base);
  return ladder.rungs
    .slice(from + 1, to + 1)
    .map(({ id, reward }) => ({ profileId, tier: id, reward: toPoints(reward) }));
}

/** Points for reaching a tier, once per person and tier, ever. */
async function reward(
  tx: Sql,
  shop: Shop,
  people: readonly Resettled[],
  policy: TierPolicy,
  why: Why,
): Promise<void> {
  const { merchantId } = shop;
  const gives = why.cause !== "program" || policy.settings.rewardMoved === "yes";
  const entries = people
    .flatMap((person) => climbed(person, policy.ladder))
    .map((entry) => (gives ? entry : { ...entry, reward: toPoints(0) }));
  const fresh = await enterTiers(tx, merchantId, entries, why.at);
  const names = new Map(policy.ladder.rungs.map(({ id, name }) => [id, name]));
  const bonuses = fresh.map(({ profileId, tier, reward: points }) => ({
    profileId,
    points,
    key: `tier:${tier}:${profileId}`,
    reason: "tier_reached",
    note: names.get(tier) ?? null,
  }));
  await giveBonuses(tx, shop, bonuses, why.at);
}

async function keep(
  tx: Sql,
  shop: Shop,
  people: readonly Resettled[],
  policy: TierPolicy,
  why: Why,
): Promise<Resettled[]> {
  await writeStandings(tx, shop.merchantId, people, why);
  await reward(tx, shop, people, policy, why);
  return people.filter(({ before, after }) => before.tier !== after.tier);
}

/**
 * Puts people where they belong now. Call under their locks, after their orders are written.
 * @returns who moved.
 */
export async function settleTiers(
  tx: Sql,
  shop: Shop,
  policy: TierPolicy,
  profileIds: readonly ProfileId[],
  why: Why,
): Promise<Resettled[]> {
  if (profileIds.length === 0) return [];
  const members = await readMembers(tx, shop.merchantId, profileIds, policy.ladder, policy.spans);
  return keep(tx, shop, changesOf(members, policy), policy, why);
}

/** Sets or ends a floor by hand, and puts the person where that leads. @returns the standing after it. */
export async function settleFloor(
  tx: Sql,
  shop: Shop,
  policy: TierPolicy,
  profileId: ProfileId,
  floor: Standing["floor"],
  why: Why,
): Promise<Standing> {
  const members = await readMembers(tx, shop.merchantId, [profileId], policy.ladder, policy.spans);
  const counts = members[0]?.counts ?? { now: 0, before: 0 };
  const before = members[0]?.standing ?? NEVER_DECIDED;
  const after = decideTier({ ...before, floor }, counts, policy.ladder, policy.spans.today);
  await keep(tx, shop, [{ profileId, before, after }], policy, why);
  return after;
}

/** Two people are one: the better standing goes on, and what both counted decides. Call after their orders moved. */
export async function joinTiers(
  tx: Sql,
  merchantId: MerchantId,
  policy: TierPolicy,
  from: ProfileId,
  into: ProfileId,
  at: Date,
): Promise<void> {
  const { ladder, spans } = policy;
  const members = await readMembers(tx, merchantId, [from, into], ladder, spans);
  const standingOf = (id: ProfileId): Standing =>
    members.find(({ profileId }) => profileId === id)?.standing ?? NEVER_DECIDED;
  const before = standingOf(into);
  const after = joinStandings(before, standingOf(from), ladder);
  const joined = sameStanding(before, after) ? [] : [{ profileId: into, before, after }];
  await writeStandings(tx, merchantId, joined, { cause: "merge", actor: null, note: null, at });
  await moveTierEntries(tx, merchantId, from, into);
  await dropStanding(tx, merchantId, from);
}
