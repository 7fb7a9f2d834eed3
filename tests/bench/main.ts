import { spawn, type ChildProcess } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { startLocalPostgres } from "../../.tools/local-postgres.mjs";
import { reportAndExit } from "../../.tools/plain-error.mjs";
import { ensureBuild } from "../../.tools/stack/app-build.ts";
import { freePort } from "../../.tools/stack/free-port.ts";
import { inOwnDatabase, setEnvironment } from "../harness/command-database.ts";
import { acceptWebhooks } from "./accept-webhooks.ts";
import { applyBatches } from "./apply-batches.ts";
import { balanceRead } from "./balance-read.ts";
import { ledgerPosting } from "./ledger-posting.ts";
import { printTable, ratioOf, type BenchRow } from "./measure.ts";

/** `npm run bench`: ours beside floors and peers, on a durable Postgres of its own; a table and a JSON file. */
const SECRET = "bench-secret";
const repository = new URL("../..", import.meta.url).pathname;

const say = (what: string): boolean => process.stderr.write(`${what}…\n`);

async function startWeb(port: number): Promise<ChildProcess> {
  const web = spawn(process.execPath, ["app/web.ts"], {
    cwd: repository,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, PORT: String(port) },
  });
  for (let wait = 0; wait < 100; wait++) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return web;
    await setTimeout(200);
  }
  throw new Error("the web process did not become ready; was the app built (npm run build)?");
}

async function run(url: string): Promise<BenchRow[]> {
  setEnvironment(url, { SHOPIFY_API_SECRET: SECRET, DATABASE_POOL: "64", HOST: "127.0.0.1" });
  const { closeDatabase, transaction } = await import("#app/platform/db.server.ts");
  const { createShop, earnSince, findShopByDomain } = await import("#app/modules/shops/index.ts");
  const { saveEarningSettings } = await import("#app/flows/save-earning-settings.server.ts");
  const { earningSettings } = await import("#app/modules/earning/index.ts");
  await transaction((tx) => createShop(tx, "bench.myshopify.com"));
  const shop = await findShopByDomain("bench.myshopify.com");
  if (!shop) throw new Error("no shop to bench with");
  await saveEarningSettings({
    merchantId: shop.merchantId,
    settings: earningSettings.parse({}),
    staffName: "bench",
    baseVersion: 0,
  });
  await transaction((tx) => earnSince(tx, shop, new Date("2020-01-01T00:00:00Z")));
  const pool = new pg.Pool({ connectionString: url, max: 64 });
  // The database is dropped at the end, maybe before the last connection has said goodbye.
  pool.on("error", () => undefined);
  const port = await freePort();
  const web = await startWeb(port);
  try {
    say("accepting webhooks");
    const rows = await acceptWebhooks(pool, `http://127.0.0.1:${port}`, SECRET);
    web.kill();
    await pool.query("TRUNCATE inbox_event, inbox_todo");
    say("applying orders");
    rows.push(...(await applyBatches({ merchantId: shop.merchantId, shopId: shop.shopId }, pool)));
    say("posting to the ledger");
    rows.push(...(await ledgerPosting(pool)));
    say("reading balances");
    rows.push(...(await balanceRead(pool)));
    return rows;
  } finally {
    web.kill();
    await pool.end();
    await closeDatabase();
    await setTimeout(1_000);
  }
}

async function bench(): Promise<void> {
  await ensureBuild(() => process.stdout.write("Building the app…\n"));
  const postgres = await startLocalPostgres({ name: "bench", durable: true });
  try {
    const rows = await inOwnDatabase(postgres.url, "bench", run);
    printTable(rows);
    const file = join(repository, ".local", "bench.json");
    writeFileSync(
      file,
      JSON.stringify(
        rows.map((row) => ({ ...row, ratio: ratioOf(row) })),
        null,
        2,
      ),
    );
    process.stdout.write("\nAlso written to .local/bench.json\n");
  } finally {
    await postgres.stop();
  }
}

await bench().catch(reportAndExit);
