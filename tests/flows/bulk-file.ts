import type { BulkChoices, BulkRun } from "#app/modules/bulk/index.ts";
import type { TestShop } from "../harness/shop.ts";

const CHOICES: BulkChoices = { mode: "add", strangers: "refuse", silent: true, note: "Welcome over" };

/** A file that was taken in and looked at; nothing is posted yet. */
export async function lookAt(test: TestShop, text: string | Uint8Array, choices: Partial<BulkChoices> = {}) {
  const { startBulkRun } = await import("#app/flows/bulk-start.server.ts");
  const { readBulkFile } = await import("#app/flows/bulk-read.server.ts");
  const file = typeof text === "string" ? Buffer.from(text) : text;
  const wish = { ...CHOICES, ...choices, fileName: "points.csv", file };
  const started = await startBulkRun(test.shop, "Grace", wish);
  if (!started.ok) throw new Error(started.problem);
  await readBulkFile({ merchantId: test.shop.merchantId, runId: started.runId });
  return runOf(test, started.runId);
}

export async function runOf(test: TestShop, runId: number): Promise<BulkRun> {
  const { readRun } = await import("#app/modules/bulk/index.ts");
  const run = await readRun(test.shop.merchantId, runId);
  if (!run) throw new Error("there is no such run");
  return run;
}

export async function begin(test: TestShop, { runId }: BulkRun): Promise<boolean> {
  const { applyBulkRun } = await import("#app/flows/bulk-decide.server.ts");
  return applyBulkRun(test.shop.merchantId, runId, "Grace");
}

/** The next rows of a run, as the job does them; whether more follow. */
export async function step(test: TestShop, { runId }: BulkRun): Promise<boolean> {
  const { applyBulkRows } = await import("#app/flows/bulk-apply.server.ts");
  return applyBulkRows({ merchantId: test.shop.merchantId, runId });
}

/** Presses Apply and lets the job run to its end. */
export async function apply(test: TestShop, run: BulkRun): Promise<BulkRun> {
  if (!(await begin(test, run))) throw new Error("the run cannot be applied");
  while (await step(test, run));
  return runOf(test, run.runId);
}

/** Lines and reasons of the rows that were refused. */
export async function refusals(test: TestShop, { runId }: BulkRun): Promise<Record<number, string>> {
  const { listRefusedRows } = await import("#app/modules/bulk/index.ts");
  const rows = await listRefusedRows(test.shop.merchantId, runId, 0, 1_000);
  return Object.fromEntries(rows.map(({ line, reason }) => [line, reason]));
}
