import type { z } from "zod";
import { asMerchantId, type ProfileId } from "#app/vocabulary/ids.ts";
import { dayIn } from "#app/vocabulary/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { snapshot, transaction } from "#app/platform/db.server.ts";
import { evaluateTiersJob } from "#app/jobs/definitions/tiers.ts";
import { loadProfiles, lockProfiles } from "#app/modules/profiles/index.ts";
import { listShops, type Shop } from "#app/modules/shops/index.ts";
import {
  nextStretch,
  readStretch,
  readTierRun,
  writeTierRun,
  type TierRun,
} from "#app/modules/tiers/index.ts";
import { firstShops } from "./first-shops.server.ts";
import { changesOf, settleTiers } from "./settle-tiers.server.ts";
import { tierPolicy, type TierPolicy } from "./tier-policy.server.ts";

/** Profiles read at once: enough that a shop of half a million takes few statements, few enough for memory. */
const STRETCH = 25_000;
/** People moved in one transaction: their locks stop nobody's purchase for long. */
const MOVED_AT_ONCE = 1_000;

interface Progress {
  members: number;
  moved: number;
}

/** Under their locks the people are read and decided again: an order may have moved them meanwhile. */
async function move(
  shop: Shop,
  policy: TierPolicy,
  profileIds: readonly ProfileId[],
  cause: "time" | "program",
) {
  const { merchantId } = shop;
  return transaction(async (tx) => {
    const people = profileIds.map((profileId) => ({ merchantId, profileId }));
    await lockProfiles(tx, people);
    const { profiles } = await loadProfiles(tx, [], people);
    const present = profiles
      .filter(({ profileId, mergedInto }) => mergedInto === null && profileIds.includes(profileId))
      .map(({ profileId }) => profileId);
    const why = { cause, actor: null, note: null, at: now() };
    return (await settleTiers(tx, shop, policy, present, why)).length;
  });
}

/** Every member of a merchant is put where they belong, set-based: what does not change is not written. */
async function evaluate(shop: Shop, policy: TierPolicy, cause: "time" | "program"): Promise<Progress> {
  const { merchantId } = shop;
  const progress = { members: 0, moved: 0 };
  for (let after = 0; ;) {
    const last = await snapshot((tx) => nextStretch(tx, merchantId, after, STRETCH));
    if (last === null) return progress;
    const stretch = [after, last] as const;
    const members = await snapshot((tx) => readStretch(tx, merchantId, stretch, policy.ladder, policy.spans));
    progress.members += members.length;
    const changed = changesOf(members, policy).map(({ profileId }) => profileId);
    for (let at = 0; at < changed.length; at += MOVED_AT_ONCE)
      progress.moved += await move(shop, policy, changed.slice(at, at + MOVED_AT_ONCE), cause);
    after = last;
  }
}

const NOBODY: Progress = { members: 0, moved: 0 };

/** Evaluates a merchant whose day began, or whose ladder changed, since the last time. */
async function evaluateIfDue(shop: Shop, run: TierRun | null): Promise<void> {
  const { merchantId } = shop;
  const at = now();
  const policy = await snapshot((tx) => tierPolicy(tx, shop, at));
  const today = dayIn(shop.timeZone, at);
  // A ladder that is scheduled has nobody on it; noting that lets the clock find it when it begins.
  const version = policy?.version ?? 0;
  if (run?.version === version && run.evaluatedOn === today) return;
  const progress = policy ? await evaluate(shop, policy, policy.settled ? "time" : "program") : NOBODY;
  await transaction((tx) =>
    writeTierRun(tx, merchantId, { evaluatedOn: today, version, ...progress, finishedAt: now() }),
  );
}

/** A merchant's ladder was changed: it goes live at once (edge case T3). */
export async function evaluateTiers(job: z.infer<typeof evaluateTiersJob.schema>): Promise<void> {
  const [shop] = await listShops(asMerchantId(job.merchantId));
  if (shop) await evaluateIfDue(shop, await readTierRun(shop.merchantId));
}

/**
 * Grace periods, floors and counted periods end with the day: every merchant's, in the zone of its first shop. Who
 * was never evaluated has saved no tiers, or their orders are being counted for the first time.
 */
export async function evaluateDueTiers(): Promise<void> {
  for (const shop of await firstShops()) {
    const run = await readTierRun(shop.merchantId);
    if (run) await evaluateIfDue(shop, run);
  }
}
