import type { z } from "zod";
import { asMerchantId, type MerchantId, type ProfileId, type Tenant } from "#app/vocabulary/ids.ts";
import { NO_POINTS, toPoints } from "#app/vocabulary/points.ts";
import { dayIn } from "#app/vocabulary/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction, type Sql } from "#app/platform/db.server.ts";
import { enqueueJob } from "#app/platform/queue.server.ts";
import { applyBulkRowsJob } from "#app/jobs/definitions/bulk.ts";
import { rollUpMovements } from "#app/modules/analytics/index.ts";
import {
  addChunk,
  lockRun,
  planChange,
  readOpenRows,
  readSettledLines,
  settleRows,
  type BulkRun,
  type OpenRow,
  type SettledRow,
} from "#app/modules/bulk/index.ts";
import {
  lockAccounts,
  noteActivity,
  postAll,
  readHoldings,
  type Posting,
} from "#app/modules/ledger/index.ts";
import { listShops, readShops, type Shop } from "#app/modules/shops/index.ts";
import { peopleOfRows, type RowOwner } from "./bulk-owners.server.ts";
import { withTroubleNoted } from "./bulk-trouble.server.ts";
import { lotExpiry } from "./expiry-policy.server.ts";

/** One transaction each: short enough that a till does not wait for it. */
const ROWS_OF_A_CHUNK = 500;

interface Chunk {
  run: BulkRun;
  /** The merchant's first shop, whose zone and figures count for what no shop moved. */
  shop: Shop;
  at: Date;
}

interface OwnedRow {
  row: OpenRow;
  profileId: ProfileId;
}

const refusal = (row: OpenRow, reason: string, profileId: ProfileId | null): SettledRow => ({
  line: row.line,
  status: "refused",
  profileId,
  before: null,
  change: null,
  reason,
});

/** Each person once in a run: two rows may have become one person's since the file was read. */
async function oneRowEach(
  tx: Sql,
  { run, shop }: Chunk,
  owners: readonly RowOwner[],
): Promise<{ owned: OwnedRow[]; refused: SettledRow[] }> {
  const ids = owners.flatMap(({ profileId }) => profileId ?? []);
  const lines = await readSettledLines(tx, shop.merchantId, run.runId, ids);
  const owned: OwnedRow[] = [];
  const refused: SettledRow[] = [];
  for (const { row, profileId, reason } of owners) {
    const line = profileId === null ? undefined : lines.get(profileId);
    if (profileId === null) refused.push(refusal(row, reason, null));
    else if (line !== undefined) {
      refused.push(refusal(row, `The same person stands in line ${line} already.`, profileId));
    } else {
      lines.set(profileId, row.line);
      owned.push({ row, profileId });
    }
  }
  return { owned, refused };
}

/** Decides every row anew, with the balances that nobody else can change now. */
async function planUnderLock(tx: Sql, chunk: Chunk, owned: readonly OwnedRow[]): Promise<SettledRow[]> {
  const { run, shop, at } = chunk;
  const ids = owned.map(({ profileId }) => profileId);
  await lockAccounts(tx, shop.merchantId, ids);
  const holdings = await readHoldings(tx, shop.merchantId, ids, at);
  return owned.map(({ row, profileId }) => {
    const holding = holdings.get(profileId) ?? { spendable: NO_POINTS, debt: NO_POINTS };
    const planned = planChange(row.points, run.mode, holding);
    if (!planned.ok) return refusal(row, planned.reason, profileId);
    const status = planned.change === 0 ? "unchanged" : "applied";
    return {
      line: row.line,
      status,
      profileId,
      before: holding.spendable,
      change: planned.change,
      reason: null,
    };
  });
}

async function post(
  tx: Sql,
  { run, shop, at }: Chunk,
  settled: readonly SettledRow[],
  notes: ReadonlyMap<number, string | null>,
): Promise<void> {
  const { merchantId } = shop;
  const expiry = await lotExpiry(tx, shop, at);
  const postings = settled.flatMap(({ line, status, profileId, change }): Posting[] => {
    if (status !== "applied" || profileId === null || change === null) return [];
    const wish = { merchantId, profileId, kind: "adjust", source: "manual", onShortage: "refuse" } as const;
    const nothing = {
      pending: NO_POINTS,
      shortfall: NO_POINTS,
      shopId: null,
      orderId: null,
      ruleVersion: null,
    };
    const words = { reason: "adjusted", note: notes.get(line) ?? run.note, actor: run.applyBy };
    const dates = { occurredAt: at, earnedAt: at, expiresAt: change > 0 ? expiry(at) : null };
    return [{ ...wish, ...nothing, ...words, ...dates, available: change, key: `bulk:${run.runId}:${line}` }];
  });
  const statuses = await postAll(tx, postings);
  const wrong = statuses.findIndex((status) => status !== "posted");
  // Under the locks of the run and of the accounts nothing can have come in between: anything else is a bug.
  if (wrong >= 0) throw new Error(`posting ${postings[wrong]?.key} was answered ${statuses[wrong]}`);
  const given = postings.filter(({ available }) => available > 0).map(({ profileId }) => profileId);
  await noteActivity(tx, merchantId, given, at);
  const points = toPoints(postings.reduce((sum, { available }) => sum + available, 0));
  if (points === 0) return;
  const day = dayIn(shop.timeZone, at);
  await rollUpMovements(tx, [{ field: "adjusted", merchantId, shopId: shop.shopId, day, points }]);
}

function totalsOf(settled: readonly SettledRow[]) {
  const count = (wanted: SettledRow["status"]) => settled.filter(({ status }) => status === wanted).length;
  const sum = (sign: 1 | -1) =>
    settled.reduce(
      (total, { status, change }) => total + (status === "applied" ? Math.max(0, sign * (change ?? 0)) : 0),
      0,
    );
  return {
    applied: count("applied"),
    unchanged: count("unchanged"),
    refused: count("refused"),
    added: sum(1),
    taken: sum(-1),
  };
}

async function settle(tx: Sql, tenant: Tenant, run: BulkRun, at: Date): Promise<boolean> {
  const { merchantId } = tenant;
  const rows = await readOpenRows(tx, merchantId, run.runId, ROWS_OF_A_CHUNK);
  const [own] = await readShops(tx, [tenant]);
  const [shop] = await listShops(merchantId, tx);
  if (!own || !shop) return false;
  const chunk = { run, shop, at };
  const { owned, refused } = await oneRowEach(tx, chunk, await peopleOfRows(tx, own, run, rows, at));
  const settled = [...refused, ...(await planUnderLock(tx, chunk, owned))];
  await post(tx, chunk, settled, new Map(rows.map(({ line, note }) => [line, note])));
  await settleRows(tx, merchantId, run.runId, settled);
  const isOver = rows.length < ROWS_OF_A_CHUNK;
  await addChunk(tx, merchantId, run.runId, totalsOf(settled), isOver ? at : null);
  if (!isOver) await enqueueJob(tx, applyBulkRowsJob, { merchantId, runId: run.runId });
  return !isOver;
}

/**
 * Applies the next rows of a run in one transaction with their marks and the job for those that follow: a kill between
 * two chunks, or a chunk that is asked for twice, neither loses a row nor posts one again.
 * @returns whether more rows follow.
 */
export async function applyBulkRows(job: z.infer<typeof applyBulkRowsJob.schema>): Promise<boolean> {
  const merchantId: MerchantId = asMerchantId(job.merchantId);
  return withTroubleNoted(merchantId, job.runId, () =>
    transaction(async (tx) => {
      const run = await lockRun(tx, merchantId, job.runId);
      if (run?.status !== "applying") return false;
      return settle(tx, { merchantId, shopId: run.shopId }, run, now());
    }),
  );
}
