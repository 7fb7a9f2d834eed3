import { snapshot } from "#app/platform/db.server.ts";
import { readOutstanding } from "#app/modules/analytics/index.ts";
import {
  ageSpans,
  breakageShare,
  expirySpans,
  oldBefore,
  readOldPoints,
  sumDueLots,
  sumLotsByEarning,
  sumLotsByExpiry,
} from "#app/modules/ledger/index.ts";
import { bestRate, listActiveRewards, worthAt } from "#app/modules/redemption/index.ts";
import type { MerchantId } from "#app/vocabulary/ids.ts";
import { adminView, type AdminView, type Visit } from "./admin-view.ts";
import { nameRewards } from "./rewards.server.ts";

export interface LiabilityFigures {
  /** Points that members can spend now, those that are due and only wait to be written off, and the rest. */
  outstanding: { available: number; due: number; pending: number; held: number; debt: number };
  /** The available points by whole calendar months since they were earned; `toMonths` null: and older. */
  ages: { fromMonths: number; toMonths: number | null; points: number }[];
  /** The available points by the month in which they end; `month` null: later. */
  months: { month: string | null; points: number }[];
  /** Available points that never end. */
  never: number;
}

export interface BreakageFigures {
  /** Points earned before this instant are counted. */
  before: Date;
  /** Of one; null while there are too few old points to tell. */
  share: number | null;
  kept: number;
  expired: number;
  unused: number;
}

/** What all points that members hold are worth at most; null where no reward gives an amount in the store's currency. */
export interface PointsWorth {
  /** Minor units of the store's currency. */
  amount: number;
  /** The reward that gives the most for a point. */
  reward: { rewardId: number; title: string; points: number; amount: number };
}

export interface LiabilityScreen {
  view: AdminView;
  /** Not awaited: the page stands before its figures do. */
  figures: Promise<LiabilityFigures>;
  worth: Promise<PointsWorth | null>;
  breakage: Promise<BreakageFigures>;
}

/** All figures as of one moment, so that they add up. */
function readFigures(merchantId: MerchantId, timeZone: string, now: Date): Promise<LiabilityFigures> {
  const [ages, months] = [ageSpans(timeZone, now), expirySpans(timeZone, now)];
  return snapshot(async (tx) => {
    const outstanding = await readOutstanding(merchantId, tx);
    const due = await sumDueLots(tx, merchantId, now);
    const byAge = await sumLotsByEarning(tx, merchantId, now, ages);
    const byMonth = await sumLotsByExpiry(tx, merchantId, now, months);
    const available = outstanding.available - due;
    return {
      outstanding: { ...outstanding, available, due },
      ages: ages.map(({ fromMonths, toMonths }, nth) => ({ fromMonths, toMonths, points: byAge[nth] ?? 0 })),
      months: months.map(({ month }, nth) => ({ month, points: byMonth[nth] ?? 0 })),
      never: byMonth.reduce((rest, points) => rest - points, available),
    };
  });
}

async function readBreakage(merchantId: MerchantId, before: Date): Promise<BreakageFigures> {
  const old = await snapshot((tx) => readOldPoints(tx, merchantId, before));
  const { earned, takenBack, expired, unused } = old;
  return { before, share: breakageShare(old), kept: earned - takenBack, expired, unused };
}

async function readWorth(visit: Visit, figures: Promise<LiabilityFigures>): Promise<PointsWorth | null> {
  const { merchantId, currency } = visit.shop;
  const rewards = await listActiveRewards(merchantId);
  const rate = bestRate(rewards, currency);
  const reward = rewards.find(({ rewardId }) => rewardId === rate?.rewardId);
  if (!rate || !reward) return null;
  const { available, pending, held } = (await figures).outstanding;
  const title = (await nameRewards(visit, [reward]))(reward);
  return { amount: worthAt(rate, available + pending + held), reward: { ...rate, title } };
}

export function readLiability(visit: Visit, now: Date): LiabilityScreen {
  const { merchantId, timeZone } = visit.shop;
  const figures = readFigures(merchantId, timeZone, now);
  const worth = readWorth(visit, figures);
  const breakage = readBreakage(merchantId, oldBefore(timeZone, now));
  // They may fail before anybody listens, and an unheard failure ends the process; the page still hears of it.
  for (const promise of [figures, worth, breakage]) promise.catch(() => undefined);
  return { view: adminView(visit), figures, worth, breakage };
}
