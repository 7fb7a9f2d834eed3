import { spawn, type ChildProcess } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import type { Shop } from "#app/modules/shops/index.ts";
import { startLocalPostgres } from "../../.tools/local-postgres.mjs";
import { reportAndExit } from "../../.tools/plain-error.mjs";
import { ensureBuild } from "../../.tools/stack/app-build.ts";
import { freePort } from "../../.tools/stack/free-port.ts";
import { inOwnDatabase, setEnvironment } from "../harness/command-database.ts";
import { acceptWebhooks } from "./accept-webhooks.ts";
import { applyBatches } from "./apply-batches.ts";
import { balanceRead } from "./balance-read.ts";
import { bundleRows } from "./bundle-sizes.ts";
import { growth } from "./growth.ts";
import { holds } from "./holds.ts";
import { ledgerPosting } from "./ledger-posting.ts";
import { printTable, ratioOf, type BenchRow } from "./measure.ts";
import { tierEvaluation } from "./tier-evaluation.ts";
import { HELP, readOptions, type Part } from "./options.ts";
import { views } from "./views.ts";

/** `npm run bench`: ours beside floors and peers, on a durable Postgres of its own; a table and a JSON file. */
const SECRET = "bench-secret";
const repository = new URL("../..", import.meta.url).pathname;

const say = (what: string): void => void process.stderr.write(`${what}…\n`);

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

async function startShop(): Promise<Shop> {
  const { transaction } = await import("#app/platform/db.server.ts");
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
  return shop;
}

async function acceptByWeb(pool: pg.Pool): Promise<BenchRow[]> {
  const port = await freePort();
  const web = await startWeb(port);
  try {
    return await acceptWebhooks(pool, `http://127.0.0.1:${port}`, SECRET);
  } finally {
    web.kill();
    await pool.query("TRUNCATE inbox_event, inbox_todo");
  }
}

async function run(url: string, isWanted: (part: Part) => boolean): Promise<BenchRow[]> {
  setEnvironment(url, { SHOPIFY_API_SECRET: SECRET, DATABASE_POOL: "64", HOST: "127.0.0.1" });
  const { closeDatabase } = await import("#app/platform/db.server.ts");
  const shop = await startShop();
  const pool = new pg.Pool({ connectionString: url, max: 64 });
  // The database is dropped at the end, maybe before the last connection has said goodbye.
  pool.on("error", () => undefined);
  const parts: Record<Exclude<Part, "growth" | "sizes">, () => Promise<BenchRow[]>> = {
    accept: () => acceptByWeb(pool),
    apply: () => applyBatches({ merchantId: shop.merchantId, shopId: shop.shopId }, pool),
    ledger: async () => [...(await ledgerPosting(pool)), ...(await balanceRead(pool))],
    holds: () => holds(shop, pool),
    tiers: () => tierEvaluation(shop, pool),
    views: () => views(shop, pool, SECRET),
  };
  const rows: BenchRow[] = [];
  try {
    for (const part of ["accept", "apply", "ledger", "holds", "tiers", "views"] as const) {
      if (!isWanted(part)) continue;
      say(`measuring: ${part}`);
      rows.push(...(await parts[part]()));
    }
    return rows;
  } finally {
    await pool.end();
    await closeDatabase();
    await setTimeout(1_000);
  }
}

async function bench(): Promise<void> {
  const wish = readOptions(process.argv.slice(2));
  if (wish.help) return void process.stdout.write(`${HELP}\n`);
  const isWanted = (part: Part): boolean => wish.only === undefined || wish.only === part;
  if (isWanted("accept")) await ensureBuild(() => process.stdout.write("Building the app…\n"));
  const postgres = await startLocalPostgres({ name: "bench", durable: true });
  try {
    const rows = await inOwnDatabase(postgres.url, "bench", (url) => run(url, isWanted));
    if (isWanted("sizes")) rows.push(...(await bundleRows()));
    if (isWanted("growth")) rows.push(...(await growth(postgres.url, wish.largest, say)));
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
