import type { z } from "zod";
import { asMerchantId, type MerchantId } from "#app/vocabulary/ids.ts";
import { toCurrencyCode, type CurrencyCode } from "#app/vocabulary/money.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction, type Sql } from "#app/platform/db.server.ts";
import { enqueueJob } from "#app/platform/queue.server.ts";
import { reissueCodesJob } from "#app/jobs/definitions/redemptions.ts";
import {
  countOutdated,
  insertRedemption,
  listOutdated,
  markReleased,
  readReward,
  termsFor,
  type Redemption,
  type Reward,
} from "#app/modules/redemption/index.ts";
import { readShop } from "#app/modules/shops/index.ts";
import { recordStaffAction } from "#app/modules/staff/index.ts";
import { lockRedemption, removeLater } from "./end-redemption.server.ts";
import { issueRedemption } from "./issue-redemption.server.ts";
import { newCode } from "./redeem-reward.server.ts";

const CODES_AT_ONCE = 20;

/** In which currency it was promised; a product is promised in none. */
const currencyOf = ({ terms: { benefit, minimumSpend } }: Redemption, ofShop: CurrencyCode): CurrencyCode =>
  "currency" in benefit ? benefit.currency : (toCurrencyCode(minimumSpend?.currency) ?? ofShop);

/** The old code ends and a new one begins, for the same points under the same hold and until the same day. */
async function replace(tx: Sql, old: Redemption, reward: Reward, at: Date): Promise<Redemption | null> {
  const current = await lockRedemption(tx, old);
  if (current.state !== "issued" || current.rewardRevision >= reward.revision) return null;
  const shop = await readShop(current, tx);
  const terms = termsFor(reward, current.points, currencyOf(current, shop.currency));
  // A reward that gives nothing any more in that currency leaves the code that is out alone.
  if (!terms) return null;
  await markReleased(tx, current, "reissued", at);
  await removeLater(tx, current);
  return insertRedemption(tx, {
    ...current,
    rewardRevision: reward.revision,
    terms,
    code: await newCode(tx, shop, terms.benefit),
    key: `reissue:${current.redemptionId}:${reward.revision}`,
    inputHash: "",
    createdAt: at,
  });
}

/**
 * Gives the open codes of a reward its newest terms (edge case R8), some at a time: what is done is done, and what is
 * not stays open under its old terms. Codes in the middle of it are finished by the sweeper.
 */
export async function reissueCodes(job: z.infer<typeof reissueCodesJob.schema>): Promise<void> {
  const merchantId = asMerchantId(job.merchantId);
  const { reward, outdated } = await transaction(async (tx) => {
    const found = await readReward(tx, merchantId, job.rewardId);
    const which = { merchantId, rewardId: job.rewardId, revision: job.revision };
    return { reward: found, outdated: await listOutdated(tx, which, job.after, CODES_AT_ONCE) };
  });
  // A newer revision has its own button.
  if (!reward || reward.revision !== job.revision) return;
  for (const old of outdated) {
    const made = await transaction((tx) => replace(tx, old, reward, now()));
    if (made) await issueRedemption(made);
  }
  const last = outdated.at(-1);
  if (!last) return;
  await transaction((tx) => enqueueJob(tx, reissueCodesJob, { ...job, after: last.redemptionId }));
}

/** Asks for it. @returns how many codes are to be replaced; null when there is no such reward. */
export function startReissue(wish: {
  merchantId: MerchantId;
  rewardId: number;
  staffName: string;
}): Promise<number | null> {
  const { merchantId, rewardId, staffName } = wish;
  return transaction(async (tx) => {
    const reward = await readReward(tx, merchantId, rewardId);
    if (!reward) return null;
    const { revision, terms } = reward;
    const codes = await countOutdated(tx, { merchantId, rewardId, revision });
    if (codes === 0) return 0;
    await enqueueJob(tx, reissueCodesJob, { merchantId, rewardId, revision, after: 0 });
    const detail = { reward: rewardId, kind: terms.offer.kind, codes };
    const action = { merchantId, at: now(), actor: staffName, profileId: null, detail };
    await recordStaffAction(tx, { kind: "codes_reissued", ...action });
    return codes;
  });
}
