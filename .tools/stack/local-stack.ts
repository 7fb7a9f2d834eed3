import { join } from "node:path";
import { startSimulator, type RunningSimulator } from "#simulator/server.ts";
import type { World } from "#simulator/world/types.ts";
import { startLocalPostgres } from "../local-postgres.mjs";
import { ensureBuild } from "./app-build.ts";
import { prepareDatabase, query, releaseJobs } from "./app-database.ts";
import { appEnvironment, type Secrets } from "./app-environment.ts";
import { startWeb, startWorker, waitUntilReady } from "./app-processes.ts";
import { finished, repository, startChild, type Child } from "./child.ts";
import { ensureExtensions } from "./extension-build.ts";
import { freePort } from "./free-port.ts";
import { openShop } from "./open-shop.ts";
import { subscribedTopics } from "./subscribed-topics.ts";

export interface StackOptions {
  /** Names the folder of the database and of the logs. */
  name: string;
  database: string;
  fresh: boolean;
  secrets: Secrets;
  domain: string;
  /** 0 for any free port. */
  simulatorPort: number;
  /** Made while the database and the build are prepared. */
  makeWorld: () => World;
  say: (words: string) => void;
}

export interface LocalStack {
  databaseUrl: string;
  isNewDatabase: boolean;
  /** Kept data in which past orders were still being fetched. */
  wasInterrupted: boolean;
  appUrl: string;
  simulator: RunningSimulator;
  environment: Record<string, string>;
  web: Child;
  worker: Child;
  /** Runs one of our scripts with the app's environment. */
  run: (script: string, ...args: string[]) => Promise<void>;
  stop: () => Promise<void>;
}

/** What Shopify grants the shops of its largest plan: https://shopify.dev/docs/api/usage/limits */
const PLUS = { maximumAvailable: 20_000, restoreRate: 1_000 };

export const logFolderOf = (name: string): string => join(repository, ".local", name);

/** Postgres, migrations, build, simulator, web and worker; the shop is installed when the promise resolves. */
export async function startStack(options: StackOptions): Promise<LocalStack> {
  const { name, secrets, domain, say } = options;
  const logs = logFolderOf(name);
  /** What runs, the last started last: stopped in the opposite order, also when the start fails half-way. */
  const running: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of running.splice(0).reverse()) await end();
  };
  try {
    const postgres = await startLocalPostgres({ name });
    running.push(postgres.stop);
    const build = ensureBuild(() => say("Building the app (once after a change)…"));
    const prepared = prepareDatabase(postgres.url, options.database, {
      fresh: options.fresh,
      logFile: join(logs, "migrate.log"),
    });
    const world = options.makeWorld();
    const [{ url: databaseUrl, isNew }, , released] = await Promise.all([
      prepared,
      build,
      ensureExtensions(),
    ]);
    const appUrl = `http://127.0.0.1:${await freePort()}`;
    const port = options.simulatorPort;
    const adminApi = { throttle: PLUS };
    const topics = subscribedTopics();
    const simulator = await startSimulator({
      appUrl,
      ...secrets,
      ...released,
      topics,
      world,
      port,
      adminApi,
    });
    running.push(simulator.close);
    const environment = appEnvironment({ databaseUrl, appUrl, simulatorUrl: simulator.url }, secrets);
    const run = (script: string, ...args: string[]): Promise<void> =>
      finished(startChild(script, [join(".tools", script), ...args], environment, join(logs, "setup.log")));
    const wasInterrupted = isNew ? false : await takeUp(databaseUrl);
    if (!isNew) await run("forget-sessions.ts", domain);
    const web = startWeb(environment, logs);
    running.push(web.stop);
    await waitUntilReady(web, appUrl);
    const worker = startWorker(environment, logs);
    running.push(worker.stop);
    await openShop(appUrl, simulator.url, domain);
    const found = { isNewDatabase: isNew, wasInterrupted };
    return { databaseUrl, ...found, appUrl, simulator, environment, web, worker, run, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Tidies what a start that was cut off has left: locked jobs, and a backfill whose bulk operation was known to a
 * simulator that is gone. @returns whether there was such a backfill
 */
async function takeUp(databaseUrl: string): Promise<boolean> {
  await releaseJobs(databaseUrl);
  const rows = await query(
    databaseUrl,
    `UPDATE backfill SET status = 'failed', error = 'The simulated Shopify was stopped.', finished_at = now()
     WHERE status NOT IN ('done', 'failed') RETURNING backfill_id`,
  );
  return rows.length > 0;
}
