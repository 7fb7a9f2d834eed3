import { parseCronItems, type ParsedCronItem, type TaskList } from "graphile-worker";
import { env } from "#app/platform/env.server.ts";
import { logger, withLogContext } from "#app/platform/logger.server.ts";
import { reconcileEveryShop } from "#app/flows/start-reconciliation.server.ts";
import { applyBulkRowsJob, readBulkFileJob } from "#app/jobs/definitions/bulk.ts";
import type { JobDefinition } from "#app/jobs/definitions/define-job.ts";
import { eraseMerchantJob, eraseTracesJob, forgetTokensJob } from "#app/jobs/definitions/erase.ts";
import { backfillJob, reconcileShopJob } from "#app/jobs/definitions/keep-in-step.ts";
import { learnFactsJob, priceOrdersAgainJob } from "#app/jobs/definitions/learn-facts.ts";
import { redateLotsJob } from "#app/jobs/definitions/points-upkeep.ts";
import { publishMembersJob, publishProgramJob } from "#app/jobs/definitions/publish.ts";
import { reissueCodesJob, removeLeftOverJob, voidGiftCardJob } from "#app/jobs/definitions/redemptions.ts";
import { readShopDetailsJob } from "#app/jobs/definitions/read-shop-details.ts";
import { countOrdersJob, evaluateTiersJob, keepPerksDiscountJob } from "#app/jobs/definitions/tiers.ts";
import { pruneMessages } from "#app/shopify/inbox/keep-clean.server.ts";
import { applyBulkRows } from "#app/flows/bulk-apply.server.ts";
import { forgetOldRows } from "#app/flows/bulk-forget.server.ts";
import { readBulkFile } from "#app/flows/bulk-read.server.ts";
import { stepBackfill } from "#app/flows/step-backfill.server.ts";
import { eraseMerchant, eraseTraces, forgetTokens } from "#app/flows/erase.server.ts";
import { evaluateDueTiers, evaluateTiers } from "#app/flows/evaluate-tiers.server.ts";
import { countOrders, learnFacts, matureOrders, priceOrders } from "#app/flows/price-orders-again.server.ts";
import {
  expirePoints,
  noteExpiries,
  redateSomeLots,
  releaseTimedOutHolds,
} from "#app/flows/keep-points.server.ts";
import { publishWaitingMembers, writeMembers } from "#app/flows/publish/write-members.server.ts";
import { publishNewDays, writeProgram } from "#app/flows/publish/write-program.server.ts";
import { keepPerksDiscount } from "#app/flows/keep-perks-discount.server.ts";
import { celebrate } from "#app/flows/celebrate.server.ts";
import { refreshShopDetails } from "#app/flows/refresh-shop-details.server.ts";
import { forgetCalls } from "#app/flows/limit-calls.server.ts";
import { reconcileShop } from "#app/flows/reconcile-shop.server.ts";
import { reissueCodes } from "#app/flows/reissue-codes.server.ts";
import {
  finishRedemptions,
  removeLeftOver,
  removeLeftOverEverywhere,
} from "#app/flows/sweep-redemptions.server.ts";
import { voidGiftCard } from "#app/flows/void-gift-card.server.ts";

const EVERY_SHOP = "reconcile-every-shop";
const MATURE = "mature-orders";
const PRUNE = "prune-inbox";
const RELEASE = "release-timed-out-holds";
const EXPIRE = "expire-points";
const CELEBRATE = "celebrate-members";
const NOTE = "note-expiries";
const TIERS = "evaluate-due-tiers";
const FORGET = "forget-old-rows";
const FINISH = "finish-redemptions";
const REMOVE = "remove-left-over-everywhere";
const PUBLISH = "publish-waiting-members";
const NEW_DAYS = "publish-new-days";
const FORGET_CALLS = "forget-call-counts";

type Task = (payload: unknown) => Promise<void>;

const named = (job: string, work: Task): [string, Task] => [
  job,
  (payload) => withLogContext({ job }, () => work(payload)),
];

const handle = <Payload>(job: JobDefinition<Payload>, work: (payload: Payload) => Promise<unknown>) =>
  named(job.name, async (payload) => {
    await work(job.schema.parse(payload));
  });

async function pruneInbox(): Promise<void> {
  logger.info({ removed: await pruneMessages(env().INBOX_KEEP_DAYS) }, "old messages removed");
}

/** Every job and what does it. */
export const taskList = (): TaskList =>
  Object.fromEntries([
    handle(readShopDetailsJob, refreshShopDetails),
    handle(reconcileShopJob, reconcileShop),
    handle(backfillJob, stepBackfill),
    handle(learnFactsJob, learnFacts),
    handle(priceOrdersAgainJob, priceOrders),
    handle(eraseTracesJob, eraseTraces),
    handle(eraseMerchantJob, eraseMerchant),
    handle(forgetTokensJob, forgetTokens),
    named(EVERY_SHOP, reconcileEveryShop),
    handle(redateLotsJob, redateSomeLots),
    handle(readBulkFileJob, readBulkFile),
    handle(applyBulkRowsJob, applyBulkRows),
    named(MATURE, matureOrders),
    named(RELEASE, releaseTimedOutHolds),
    named(EXPIRE, expirePoints),
    named(NOTE, noteExpiries),
    handle(countOrdersJob, countOrders),
    handle(evaluateTiersJob, evaluateTiers),
    handle(keepPerksDiscountJob, keepPerksDiscount),
    named(TIERS, evaluateDueTiers),
    named(CELEBRATE, celebrate),
    named(PRUNE, pruneInbox),
    named(FORGET, forgetOldRows),
    handle(removeLeftOverJob, removeLeftOver),
    handle(reissueCodesJob, reissueCodes),
    handle(voidGiftCardJob, voidGiftCard),
    named(FINISH, finishRedemptions),
    named(REMOVE, removeLeftOverEverywhere),
    handle(publishProgramJob, writeProgram),
    handle(publishMembersJob, writeMembers),
    named(PUBLISH, publishWaitingMembers),
    named(NEW_DAYS, publishNewDays),
    named(FORGET_CALLS, forgetCalls),
  ]);

/** What runs by the clock. */
export const cronTab = (reconcile: string): ParsedCronItem[] =>
  parseCronItems([
    { task: EVERY_SHOP, match: reconcile },
    { task: MATURE, match: "* * * * *" },
    { task: RELEASE, match: "* * * * *" },
    { task: EXPIRE, match: "*/15 * * * *" },
    { task: NOTE, match: "5 * * * *" },
    { task: TIERS, match: "*/15 * * * *" },
    { task: CELEBRATE, match: "35 * * * *" },
    { task: PRUNE, match: "17 3 * * *" },
    { task: FORGET, match: "27 3 * * *" },
    { task: FINISH, match: "* * * * *" },
    { task: REMOVE, match: "*/5 * * * *" },
    { task: PUBLISH, match: "* * * * *" },
    { task: NEW_DAYS, match: "1 * * * *" },
    { task: FORGET_CALLS, match: "37 3 * * *" },
  ]);
