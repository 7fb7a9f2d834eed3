import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { startSimulator, type RunningSimulator } from "#simulator/server.ts";
import { createWorld } from "#simulator/world/create-world.ts";
import { addSampleShop } from "#simulator/world/sample-shop.ts";
import type { ShopWorld } from "#simulator/world/types.ts";
import { ensureBuild } from "../../.tools/stack/app-build.ts";
import { appEnvironment, freshSecrets, SCOPES } from "../../.tools/stack/app-environment.ts";
import { startWeb, startWorker, waitUntilReady } from "../../.tools/stack/app-processes.ts";
import { ensureExtensions } from "../../.tools/stack/extension-build.ts";
import { finished, startChild } from "../../.tools/stack/child.ts";
import { freePort } from "../../.tools/stack/free-port.ts";
import { createTestDatabase } from "../harness/database.ts";
import { subscribedTopics } from "../../.tools/stack/subscribed-topics.ts";

/** The real build of the app with its worker, its own database, and a simulated Shopify with any number of shops. */
export interface AdminStack {
  simulator: RunningSimulator;
  addStore(name: string): ShopWorld;
  /** Resolves when everything that the shops did has reached the app and is applied. */
  settled(): Promise<void>;
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Runs one of the project's own scripts in the app's environment. */
  run(script: string, ...args: string[]): Promise<void>;
  stop(): Promise<void>;
}

const SETTLED_WITHIN_MS = 20_000;

export async function startAdminStack(): Promise<AdminStack> {
  const logs = mkdtempSync(join(tmpdir(), "throughline-e2e-"));
  const [database, , released] = await Promise.all([createTestDatabase(), ensureBuild(), ensureExtensions()]);
  const secrets = freshSecrets();
  const appUrl = `http://127.0.0.1:${await freePort()}`;
  const simulator = await startSimulator({
    topics: subscribedTopics(),
    appUrl,
    ...secrets,
    ...released,
    world: createWorld({ seed: 5 }),
    deliveries: { retryScale: 0.001 },
  });
  // No comparison starts by itself, so that tests say when.
  const addresses = { databaseUrl: database.url, appUrl, simulatorUrl: simulator.url };
  const environment = { ...appEnvironment(addresses, secrets), RECONCILE_CRON: "0 0 1 1 *" };
  const [web, worker] = [startWeb(environment, logs), startWorker(environment, logs)];
  await waitUntilReady(web, appUrl);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  return {
    simulator,
    addStore: (name) =>
      addSampleShop(simulator.world, { domain: `${name}.myshopify.com`, name, scopes: SCOPES }),
    settled: () => settled(simulator, client),
    query: async (text, values = []) => (await client.query(text, values)).rows,
    run: (script, ...args) =>
      finished(startChild(script, [join(".tools", script), ...args], environment, join(logs, "run.log"))),
    async stop() {
      await client.end();
      await worker.stop();
      await web.stop();
      await simulator.close();
      await database.drop();
      rmSync(logs, { recursive: true, force: true });
    },
  };
}

async function settled(simulator: RunningSimulator, client: pg.Client): Promise<void> {
  for (const end = Date.now() + SETTLED_WITHIN_MS; Date.now() < end; await pause(30)) {
    if (simulator.deliverer.waiting > 0) continue;
    const { rowCount } = await client.query(
      `SELECT FROM inbox_todo UNION ALL
       SELECT FROM graphile_worker.jobs WHERE attempts < max_attempts AND run_at <= now()`,
    );
    if (rowCount === 0) return;
  }
  throw new Error("what the shop did does not reach the app");
}
