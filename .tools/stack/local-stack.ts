import { join } from "node:path";
import { startSimulator, type RunningSimulator } from "#simulator/server.ts";
import type { World } from "#simulator/world/types.ts";
import { startLocalPostgres } from "../local-postgres.mjs";
import { ensureBuild } from "./app-build.ts";
import { prepareDatabase } from "./app-database.ts";
import { appEnvironment, type Secrets } from "./app-environment.ts";
import { startWeb, startWorker, waitUntilReady } from "./app-processes.ts";
import { finished, repository, startChild, type Child } from "./child.ts";
import { freePort } from "./free-port.ts";
import { openShop } from "./open-shop.ts";

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
  appUrl: string;
  simulator: RunningSimulator;
  environment: Record<string, string>;
  web: Child;
  worker: Child;
  /** Runs one of our scripts with the app's environment. */
  run: (script: string, ...args: string[]) => Promise<void>;
  stop: () => Promise<void>;
}

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
    const [{ url: databaseUrl, isNew }] = await Promise.all([prepared, build]);
    const appUrl = `http://127.0.0.1:${await freePort()}`;
    const port = options.simulatorPort;
    const simulator = await startSimulator({ appUrl, ...secrets, world, port });
    running.push(simulator.close);
    const environment = appEnvironment({ databaseUrl, appUrl, simulatorUrl: simulator.url }, secrets);
    const run = (script: string, ...args: string[]): Promise<void> =>
      finished(startChild(script, [join(".tools", script), ...args], environment, join(logs, "setup.log")));
    if (!isNew) await run("forget-sessions.ts", domain);
    const web = startWeb(environment, logs);
    running.push(web.stop);
    await waitUntilReady(web, appUrl);
    const worker = startWorker(environment, logs);
    running.push(worker.stop);
    await openShop(appUrl, simulator.url, domain);
    return { databaseUrl, isNewDatabase: isNew, appUrl, simulator, environment, web, worker, run, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
