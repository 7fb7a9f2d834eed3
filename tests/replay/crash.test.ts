import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Acknowledged } from "#simulator/replay/acknowledged.ts";
import { addHistoryShop } from "#simulator/replay/history-shop.ts";
import { openHistory } from "#simulator/replay/read-history.ts";
import { replayHistory } from "#simulator/replay/replay.ts";
import { startSimulator } from "#simulator/server.ts";
import { createWorld } from "#simulator/world/create-world.ts";
import { ensureBuild } from "../../.tools/stack/app-build.ts";
import { query, waitUntilDrained } from "../../.tools/stack/app-database.ts";
import { appEnvironment, freshSecrets } from "../../.tools/stack/app-environment.ts";
import { startWeb, startWorker, waitUntilReady } from "../../.tools/stack/app-processes.ts";
import { finished, startChild, type Child } from "../../.tools/stack/child.ts";
import { freePort } from "../../.tools/stack/free-port.ts";
import { openShop } from "../../.tools/stack/open-shop.ts";
import { runAudit } from "../../.tools/stack/run-audit.ts";
import { createTestDatabase, type TestDatabase } from "../harness/database.ts";

const DOMAIN = "crash.myshopify.com";
const CUSTOMERS = 6;
const ROUNDS = 10;

let database: TestDatabase;
let folder: string;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "crash-"));
  await ensureBuild();
  database = await createTestDatabase();
}, 120_000);

afterAll(async () => {
  for (const close of closers.reverse()) await close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Six people buy for 12.00 (10.00 without tax) ten times; the first one gives the last purchase back. */
function writeHistory(): string {
  const rows = ["InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let who = 0; who < CUSTOMERS; who += 1) {
      const at = `2026-01-${String(round + 1).padStart(2, "0")} 09:${String(who).padStart(2, "0")}:00`;
      rows.push(`${1000 + round * CUSTOMERS + who},CUP,CUP,2,${at},6.00,${who},UK`);
    }
  }
  rows.push("C2000,CUP,CUP,-2,2026-01-20 10:00:00,6.00,0,UK");
  const path = join(folder, "history.csv");
  writeFileSync(path, rows.join("\n"));
  return path;
}

async function kill(child: Child): Promise<void> {
  child.process.kill("SIGKILL");
  await once(child.process, "exit");
}

it("loses nothing and counts nothing twice when web and worker are killed in mid-replay", async () => {
  const history = await openHistory(writeHistory());
  const world = createWorld({ seed: 1 });
  const shop = addHistoryShop(world, history, DOMAIN, ["read_orders", "read_customers", "read_locations"]);
  const secrets = freshSecrets();
  const appUrl = `http://127.0.0.1:${await freePort()}`;
  const simulator = await startSimulator({ appUrl, ...secrets, world });
  closers.push(simulator.close);
  const environment = appEnvironment(
    { databaseUrl: database.url, appUrl, simulatorUrl: simulator.url },
    secrets,
  );
  let web = startWeb(environment, folder);
  let worker = startWorker(environment, folder);
  closers.push(
    () => web.stop(),
    () => worker.stop(),
  );
  await waitUntilReady(web, appUrl);
  await openShop(appUrl, simulator.url, DOMAIN);
  const program = [".tools/start-program.ts", DOMAIN, "2025-12-01T00:00:00Z"];
  await finished(startChild("The program", program, environment, join(folder, "program.log")));

  let kills = Promise.resolve();
  const planned = [
    {
      at: 80,
      act: async () => {
        await kill(web);
        web = startWeb(environment, folder);
      },
    },
    {
      at: 200,
      act: async () => {
        await kill(worker);
        worker = startWorker(environment, folder);
      },
    },
  ];
  const summary = await replayHistory({
    history,
    world,
    shop,
    appUrl,
    secret: secrets.apiSecret,
    seed: 1,
    tillShare: 0.3,
    troubles: { duplicates: 0.3, loss: 0, shuffle: "day" },
    limit: Infinity,
    perSecond: 200,
    acknowledged: new Acknowledged(null, "crash"),
    onProgress({ acknowledged }) {
      const next = planned[0];
      if (next === undefined || acknowledged < next.at) return;
      planned.shift();
      kills = kills.then(next.act);
    },
  });
  await kills;
  await waitUntilDrained(database.url, () => undefined);

  expect(planned).toEqual([]);
  expect(summary).toMatchObject({
    invoices: { read: 61, ordered: 60, tookBack: 1 },
    webhooks: { failed: 0 },
  });
  expect(summary.webhooks.retries).toBeGreaterThan(0);
  const balances = await query<{ email: string; available: string }>(
    database.url,
    `SELECT i.value AS email, a.available FROM ledger_account a
     JOIN profile_identity i USING (merchant_id, profile_id) WHERE i.kind = 'email' ORDER BY 1`,
  );
  expect(balances).toEqual(
    Array.from({ length: CUSTOMERS }, (_, who) => ({
      email: `customer-${who}@example.com`,
      available: who === 0 ? "90" : "100",
    })),
  );
  expect(await runAudit(environment)).toMatchObject({ ok: true, orders: 60, accounts: 6 });
}, 180_000);
