/** `npm run replay -- FILE…`: purchase histories become signed webhooks. */
import { isUnfinished } from "#simulator/replay/acknowledged.ts";
import { summaryText, type ReplaySummary } from "#simulator/replay/summary.ts";
import { waitUntilDrained } from "./stack/app-database.ts";
import { freshSecrets } from "./stack/app-environment.ts";
import { startStack, type LocalStack } from "./stack/local-stack.ts";
import { openReplayFile, type ReplayFile } from "./stack/replay-file.ts";
import { HELP, readOptions, type ReplayWish } from "./stack/replay-options.ts";
import { makeReplayWorld, runReplay } from "./stack/replay-run.ts";
import { runAudit, type AuditResult } from "./stack/run-audit.ts";
import { runningDemo, type Target } from "./stack/running-demo.ts";
import { PlainError, reportAndExit } from "./plain-error.mjs";

const say = (words: string): void => void process.stderr.write(`${words}\n`);

function report(
  wish: ReplayWish,
  { path, listedFile }: ReplayFile,
  summary: ReplaySummary,
  audit: AuditResult | null,
): void {
  if (wish.json) {
    process.stdout.write(`${JSON.stringify({ file: path, ...summary, audit })}\n`);
    return;
  }
  process.stdout.write(`${summaryText(summary)}\n`);
  if (summary.rowsListed > 0) process.stdout.write(`  Listed rows, one by one: ${listedFile}\n`);
  if (audit === null) return;
  const verdict = audit.ok ? "the books agree" : "THE BOOKS DO NOT AGREE: run npm run audit";
  process.stdout.write(`  Audit: ${verdict} (${audit.accounts} accounts, ${audit.orders} orders)\n`);
}

/** Into an app that runs already: only webhooks are sent. */
async function replayInto(target: Target, wish: ReplayWish, file: ReplayFile): Promise<boolean> {
  const summary = await runReplay(file, wish, makeReplayWorld(file, wish), target);
  report(wish, file, summary, null);
  return summary.webhooks.failed === 0;
}

function appOf(wish: ReplayWish): Target | null {
  if (wish.app === undefined) return null;
  if (wish.app === "demo") return runningDemo();
  const secret = process.env["SHOPIFY_API_SECRET"];
  if (!secret)
    throw new PlainError("SHOPIFY_API_SECRET must be that of the app, so that it accepts the webhooks.");
  return { appUrl: wish.app.replace(/\/$/, ""), secret };
}

function stopOnSignals(stack: LocalStack): () => void {
  const stop = (): void => {
    say("\nStopping; the same command goes on from here.");
    void stack.stop().then(() => process.exit(130));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  return () => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.off(signal, stop);
  };
}

/** With an app of its own, from an empty database to the checked books. */
async function replayAlone(wish: ReplayWish, file: ReplayFile): Promise<boolean> {
  const goesOn = isUnfinished(file.stateFile, file.fingerprint);
  say(goesOn ? "Going on where the last run stopped…" : "Starting a database and the app…");
  const made = makeReplayWorld(file, wish);
  const secrets = freshSecrets();
  const stack = await startStack({
    name: "replay",
    database: wish.database,
    fresh: !goesOn,
    secrets,
    domain: wish.shop,
    simulatorPort: 0,
    makeWorld: () => made.world,
    say,
  });
  const ignoreSignals = stopOnSignals(stack);
  try {
    const since = new Date((file.survey.firstAt ?? new Date()).getTime() - 86_400_000).toISOString();
    await stack.run("start-program.ts", wish.shop, since);
    const target = { appUrl: stack.appUrl, secret: secrets.apiSecret };
    const summary = await runReplay(file, wish, made, target);
    if (wish.loss > 0) await stack.run("start-program.ts", wish.shop, since, "backfill");
    await waitUntilDrained(stack.databaseUrl, () => undefined);
    const audit = await runAudit(stack.environment);
    report(wish, file, summary, audit);
    if (wish.keep) await keepRunning(stack, wish.shop);
    return summary.webhooks.failed === 0 && audit?.ok !== false;
  } finally {
    ignoreSignals();
    await stack.stop();
  }
}

async function keepRunning({ simulator }: LocalStack, domain: string): Promise<void> {
  const handle = domain.replace(".myshopify.com", "");
  say(`\n  Open: ${simulator.url}/store/${handle}/apps/throughline\n  Ctrl+C stops it.\n`);
  await new Promise(() => undefined);
}

async function main(): Promise<void> {
  const wish = readOptions(process.argv.slice(2));
  if (wish.help) return void process.stdout.write(`${HELP}\n`);
  if (wish.files.length === 0) throw new PlainError(`Name a file with purchases.\n\n${HELP}`);
  const app = appOf(wish);
  let isGood = true;
  for (const [index, path] of wish.files.entries()) {
    // Each history is a shop of its own, so each gets a database of its own.
    const own = { ...wish, database: index === 0 ? wish.database : `${wish.database}_${index + 1}` };
    const file = await openReplayFile(path, own);
    const isDone = app === null ? await replayAlone(own, file) : await replayInto(app, own, file);
    isGood = isDone && isGood;
  }
  process.exit(isGood ? 0 : 1);
}

main().catch(reportAndExit);
