import type { z } from "zod";
import { asMerchantId, type MerchantId, type ProfileId } from "#app/vocabulary/ids.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction, type Sql } from "#app/platform/db.server.ts";
import type { readBulkFileJob } from "#app/jobs/definitions/bulk.ts";
import {
  csvRows,
  decodeFile,
  deleteRows,
  failRun,
  finishReading,
  insertRows,
  matchRow,
  noteRowsRead,
  planChange,
  readHeader,
  readRow,
  readRun,
  startReading,
  UnreadableCsv,
  type BulkRun,
  type Columns,
  type CsvRow,
  type PlannedRow,
  type RowFacts,
} from "#app/modules/bulk/index.ts";
import { readHoldings } from "#app/modules/ledger/index.ts";
import { loadProfiles, normaliseEmail, normalisePhone } from "#app/modules/profiles/index.ts";
import { readShop, type Shop } from "#app/modules/shops/index.ts";
import { lookupsOfRow, rowPeople } from "./bulk-people.server.ts";
import { withTroubleNoted } from "./bulk-trouble.server.ts";

const ROWS_OF_A_BATCH = 1_000;
const MOST_ROWS = 250_000;

interface Reading {
  run: BulkRun;
  shop: Shop;
  columns: Columns;
  width: number;
  /** The line that speaks for a person, so that a second one is refused. */
  lines: Map<string, number>;
}

const NO_PERSON = { email: null, phone: null, customerId: null, firstName: null, lastName: null };
const NOTHING = { ...NO_PERSON, note: null, points: null, profileId: null, before: null, change: null };

const refusal = (row: CsvRow, reason: string, facts: Partial<RowFacts>): PlannedRow => ({
  ...NOTHING,
  ...facts,
  ...row,
  status: "refused",
  reason,
});

/** Under which names a row's person is remembered: known people by their profile, others by how they are reached. */
const personKeys = (profileId: ProfileId | null, facts: RowFacts): string[] =>
  profileId !== null
    ? [`profile/${profileId}`]
    : [facts.email && `email/${facts.email}`, facts.phone && `phone/${facts.phone}`].filter(
        (key) => key !== null,
      );

type Decide = (row: CsvRow, facts: RowFacts) => PlannedRow;

/** Decides the rows of a batch with the people and balances as they are now. */
async function batchDecision(
  tx: Sql,
  { run, shop, lines }: Reading,
  read: readonly RowFacts[],
): Promise<Decide> {
  const lookups = read.flatMap((facts) => lookupsOfRow(shop, facts));
  const people = rowPeople(shop, await loadProfiles(tx, lookups, []), []);
  const matches = new Map(read.map((facts) => [facts, matchRow(facts, people.whoIs(facts), run.strangers)]));
  const known = [...matches.values()].flatMap((match) => (match.kind === "known" ? [match.profileId] : []));
  const holdings = await readHoldings(tx, shop.merchantId, known, now());
  return (row, facts) => {
    const match = matches.get(facts) ?? { kind: "stranger" };
    if (match.kind === "refused") return refusal(row, match.reason, facts);
    const profileId = match.kind === "known" ? match.profileId : null;
    const keys = personKeys(profileId, facts);
    const line = keys.flatMap((key) => lines.get(key) ?? [])[0];
    // A transaction that Postgres lets run again meets its own rows.
    if (line !== undefined && line !== row.line)
      return refusal(row, `The same person stands in line ${line} already.`, facts);
    const nothing = { spendable: toPoints(0), debt: toPoints(0) };
    const holding = profileId === null ? null : (holdings.get(profileId) ?? nothing);
    const planned = planChange(facts.points, run.mode, holding);
    if (!planned.ok) return refusal(row, planned.reason, facts);
    for (const key of keys) lines.set(key, row.line);
    const status = planned.change === 0 ? "unchanged" : "planned";
    const before = holding?.spendable ?? toPoints(0);
    return { ...facts, ...row, status, profileId, before, change: planned.change, reason: null };
  };
}

/** `before`: rows of the batches before this one. */
async function planBatch(reading: Reading, rows: readonly CsvRow[], before: number): Promise<void> {
  const { run, shop, columns, width } = reading;
  const spelling = { email: normaliseEmail, phone: (text: string) => normalisePhone(text, shop.country) };
  const read = rows.map((row) => ({
    row,
    read: readRow(row.cells, columns, { mode: run.mode, width, spelling }),
  }));
  await transaction(async (tx) => {
    const facts = read.flatMap(({ read: result }) => (result.ok ? [result.facts] : []));
    const decide = await batchDecision(tx, reading, facts);
    const planned = read.map(({ row, read: result }) =>
      result.ok ? decide(row, result.facts) : refusal(row, result.reason, result.contacts),
    );
    const count = { before, rows: before + rows.length };
    // First, so that a second reader waits here instead of at a row.
    const isAlone = await noteRowsRead(tx, shop.merchantId, run.runId, count);
    if (!isAlone) throw new Error(`the file of run ${run.runId} is being read by somebody else`);
    await insertRows(tx, shop.merchantId, run.runId, planned);
  });
}

async function refuseFile(merchantId: MerchantId, runId: number, problem: string): Promise<void> {
  await transaction(async (tx) => {
    await deleteRows(tx, merchantId, runId);
    await failRun(tx, merchantId, runId, problem);
  });
}

async function planRows(run: BulkRun, shop: Shop, text: string): Promise<string | null> {
  const { merchantId } = shop;
  const rows = csvRows(text);
  const first = await rows.next();
  const header = first.done ? [] : first.value.cells;
  const read = readHeader(header);
  if (!read.ok) return read.problem;
  const reading = {
    run,
    shop,
    columns: read.columns,
    width: header.length,
    lines: new Map<string, number>(),
  };
  let count = 0;
  let batch: CsvRow[] = [];
  const flush = async (): Promise<void> => {
    await planBatch(reading, batch, count);
    count += batch.length;
    batch = [];
  };
  for await (const row of rows) {
    if (count + batch.length >= MOST_ROWS) {
      return "The file has more than 250,000 rows. Split it into several files.";
    }
    batch.push(row);
    if (batch.length === ROWS_OF_A_BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  const told = { rows: count, header, unread: read.unread, source: read.source };
  await transaction((tx) => finishReading(tx, merchantId, run.runId, told));
  return null;
}

async function startOver(merchantId: MerchantId, runId: number): Promise<Uint8Array | null> {
  return transaction(async (tx) => {
    const file = await startReading(tx, merchantId, runId);
    if (file) await deleteRows(tx, merchantId, runId);
    return file;
  });
}

/** Reads a file from its beginning, also when an earlier attempt was cut off: nothing of it counts before the end. */
export async function readBulkFile(job: z.infer<typeof readBulkFileJob.schema>): Promise<void> {
  const { runId } = job;
  const merchantId = asMerchantId(job.merchantId);
  await withTroubleNoted(merchantId, runId, async () => {
    const file = await startOver(merchantId, runId);
    const run = file && (await readRun(merchantId, runId));
    if (!file || !run) return;
    const shop = await readShop({ merchantId, shopId: run.shopId });
    const decoded = decodeFile(file);
    try {
      const problem = decoded.ok ? await planRows(run, shop, decoded.text) : decoded.problem;
      if (problem !== null) await refuseFile(merchantId, runId, problem);
    } catch (error) {
      if (!(error instanceof UnreadableCsv)) throw error;
      await refuseFile(merchantId, runId, error.message);
    }
  });
}
