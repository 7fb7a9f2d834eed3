import type { z } from "zod";
import { asMerchantId, type MerchantId } from "#app/vocabulary/ids.ts";
import { dayIn } from "#app/vocabulary/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction, type Sql } from "#app/platform/db.server.ts";
import { enqueueJob } from "#app/platform/queue.server.ts";
import { redateLotsJob } from "#app/jobs/definitions/points-upkeep.ts";
import { rollUpMovements } from "#app/modules/analytics/index.ts";
import { EXPIRY, redatedExpiry } from "#app/modules/expiry/index.ts";
import {
  expireDueLots,
  expireIdleAccounts,
  listTimedOutHolds,
  lockOpenLots,
  noteExpiringPoints,
  redateLots,
  releaseHold,
  type Expired,
} from "#app/modules/ledger/index.ts";
import { readVersions, versionInForce } from "#app/modules/programs/index.ts";
import { findByHold } from "#app/modules/redemption/index.ts";
import { listShops, type Shop } from "#app/modules/shops/index.ts";
import { endRedemption } from "./end-redemption.server.ts";
import { expiryInForce, idleBeforeNow } from "./expiry-policy.server.ts";
import { firstShops } from "./first-shops.server.ts";

const HOLDS = 100;
const PEOPLE = 500;

/** A hold for a reward ends with its redemption: one sweeper for both, so that neither acts without the other. */
async function releaseTimedOut(merchantId: MerchantId, holdId: number, at: Date): Promise<void> {
  await transaction(async (tx) => {
    const redemption = await findByHold(tx, merchantId, holdId);
    if (redemption) return endRedemption(tx, redemption, { reason: "timed_out", actor: null, at });
    return releaseHold(tx, { merchantId, holdId, reason: "hold_timed_out", actor: null, at });
  });
}

/** Reserved points whose time is over go back (edge cases R1, R2). One transaction each: a failure holds up nobody. */
export async function releaseTimedOutHolds(): Promise<void> {
  for (const { merchantId } of await firstShops()) {
    for (;;) {
      const at = now();
      const due = await transaction((tx) => listTimedOutHolds(tx, merchantId, at, HOLDS));
      for (const { holdId } of due) await releaseTimedOut(merchantId, holdId, at);
      if (due.length < HOLDS) break;
    }
  }
}

async function rollUp(tx: Sql, shop: Shop, expired: readonly Expired[]): Promise<void> {
  await rollUpMovements(
    tx,
    expired.map(({ at, points }) => ({
      field: "expired" as const,
      merchantId: shop.merchantId,
      shopId: shop.shopId,
      day: dayIn(shop.timeZone, at),
      points,
    })),
  );
}

/** One step for one merchant. @returns how many people lost points. */
async function expireSome(shop: Shop): Promise<number> {
  return transaction(async (tx) => {
    const at = now();
    const idle = await idleBeforeNow(tx, shop, at);
    const due = await expireDueLots(tx, shop.merchantId, at, PEOPLE);
    const gone = idle ? await expireIdleAccounts(tx, shop.merchantId, idle, at, PEOPLE) : [];
    await rollUp(tx, shop, [...due, ...gone]);
    return due.length + gone.length;
  });
}

/** Writes off points that ended. They were not spendable before either: this only says so in the ledger (law 8). */
export async function expirePoints(): Promise<void> {
  for (const shop of await firstShops()) while ((await expireSome(shop)) > 0);
}

/** Notes which members are to be told that points end soon. */
export async function noteExpiries(): Promise<void> {
  for (const { merchantId } of await firstShops()) {
    const at = now();
    const { warnDays } = await expiryInForce(merchantId, at);
    await transaction((tx) => noteExpiringPoints(tx, merchantId, warnDays, at));
  }
}

/** Gives points that people have already the dates of the version they were saved for, some people at a time. */
export async function redateSomeLots(job: z.infer<typeof redateLotsJob.schema>): Promise<void> {
  const merchantId = asMerchantId(job.merchantId);
  const [shop] = await listShops(merchantId);
  // A version that was replaced before its job ran has no say any more.
  const version = versionInForce(await readVersions(merchantId, EXPIRY), now());
  if (!shop || version?.version !== job.version) return;
  const notice = { from: version.effectiveFrom, days: job.noticeDays };
  await transaction(async (tx) => {
    const lots = await lockOpenLots(tx, merchantId, job.after, PEOPLE);
    const changed = lots.flatMap((lot) => {
      const expiresAt = redatedExpiry(lot, version.settings, shop.timeZone, notice);
      return expiresAt?.getTime() === lot.expiresAt?.getTime() ? [] : [{ ...lot, expiresAt }];
    });
    await redateLots(tx, merchantId, changed);
    const last = lots.at(-1);
    if (last) await enqueueJob(tx, redateLotsJob, { ...job, after: last.profileId });
  });
}
