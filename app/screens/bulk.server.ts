import { z } from "zod";
import { csvFile, type CsvCell } from "#app/platform/csv-text.ts";
import {
  countOpenRows,
  findTwin,
  listChangedRows,
  listRefusedRows,
  listRuns,
  readRun,
  type BulkRun,
  type ChangedRow,
  type RefusedRow,
} from "#app/modules/bulk/index.ts";
import { adminView, type AdminView, type Visit } from "./admin-view.ts";

const SHOWN = { runs: 10, changes: 20, refused: 50 };
const REFUSED_OF_A_PAGE = 5_000;

const isUnderWay = ({ status }: BulkRun): boolean => status === "reading" || status === "applying";

export interface BulkRunsScreen {
  view: AdminView;
  runs: BulkRun[];
  busy: boolean;
}

export async function readBulkRuns(visit: Visit): Promise<BulkRunsScreen> {
  const runs = await listRuns(visit.shop.merchantId, SHOWN.runs);
  return { view: adminView(visit), runs, busy: runs.some(isUnderWay) };
}

export interface BulkRunScreen {
  view: AdminView;
  run: BulkRun;
  /** Rows that wait to be applied. */
  open: number;
  /** The first rows that change a balance. */
  changes: ChangedRow[];
  /** The first rows that change nothing. */
  refused: RefusedRow[];
  /** The same file was applied by this run already. */
  twin: Pick<BulkRun, "runId" | "applyAt" | "applyBy"> | null;
  busy: boolean;
}

const runNumber = z.string().regex(/^[1-9]\d{0,14}$/);

/** A run's number as the address writes it; null when it cannot be one. */
export function parseRunId(text: string | undefined): number | null {
  const parsed = runNumber.safeParse(text);
  return parsed.success ? Number(parsed.data) : null;
}

const intent = z.object({ intent: z.enum(["apply", "discard", "resume"]) });

/** What a button of the page asks for; null for nothing that it knows. */
export const parseRunIntent = (fields: Record<string, unknown>): z.infer<typeof intent>["intent"] | null =>
  intent.safeParse(fields).data?.intent ?? null;

/** Null when the merchant has no such run. */
export async function readBulkRun(visit: Visit, runId: number): Promise<BulkRunScreen | null> {
  const { merchantId } = visit.shop;
  const run = await readRun(merchantId, runId);
  if (!run) return null;
  const [open, changes, refused, twin] = await Promise.all([
    countOpenRows(merchantId, runId),
    run.status === "reading" ? [] : listChangedRows(merchantId, runId, SHOWN.changes),
    run.status === "reading" ? [] : listRefusedRows(merchantId, runId, 0, SHOWN.refused),
    run.status === "ready" ? findTwin(merchantId, runId) : null,
  ]);
  return {
    view: adminView(visit),
    run,
    open,
    changes,
    refused,
    twin: twin && { runId: twin.runId, applyAt: twin.applyAt, applyBy: twin.applyBy },
    busy: isUnderWay(run),
  };
}

async function* refusedPages(visit: Visit, run: BulkRun): AsyncGenerator<CsvCell[][]> {
  let after = 0;
  for (;;) {
    const rows = await listRefusedRows(visit.shop.merchantId, run.runId, after, REFUSED_OF_A_PAGE);
    // As many cells as columns, so that the last two stand under their own names.
    yield rows.map(({ line, cells, reason }) => [
      ...run.header.map((_, index) => cells[index] ?? ""),
      line,
      reason,
    ]);
    after = rows.at(-1)?.line ?? after;
    if (rows.length < REFUSED_OF_A_PAGE) return;
  }
}

/** The refused rows as the file had them, with their lines and reasons: to correct and take in again. */
export async function refusedRowsFile(visit: Visit, runId: number): Promise<AsyncGenerator<string> | null> {
  const run = await readRun(visit.shop.merchantId, runId);
  return run && csvFile([...run.header, "Line", "Refused because"], refusedPages(visit, run));
}
