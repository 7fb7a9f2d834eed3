import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { onServer } from "../harness/template-database.ts";
import { ledgerProblems } from "../invariants/ledger-problems.ts";
import { webhookOrder } from "../shopify/webhook-order.ts";
import { sendWebhook, startWebhookServer, type WebhookServer } from "./webhook-server.ts";

let app: TestApp;
let server: WebhookServer;
let shop: TestShop;
beforeAll(async () => {
  app = await startTestApp();
  server = await startWebhookServer();
});
beforeEach(async () => {
  shop = await startTestShop();
});
afterEach(async () => expect(await ledgerProblems()).toEqual([]));
afterAll(async () => {
  await server.close();
  await app.close();
});

async function drain(): Promise<void> {
  const { drainInbox } = await import("#app/jobs/handlers/drain-inbox.server.ts");
  for (let round = 0; round < 50; round++) if ((await drainInbox()) === 0) return;
  throw new Error("the inbox never became empty");
}

async function rows(text: string): Promise<Record<string, unknown>[]> {
  const { sql } = await import("#app/platform/db.server.ts");
  return (await sql.query({ text, values: [shop.shop.merchantId] })).rows;
}

async function run(text: string): Promise<void> {
  const { pool } = await import("#app/platform/db.server.ts");
  await pool().query(text);
}

const results = () => rows("SELECT outcome FROM inbox_result WHERE merchant_id = $1 ORDER BY seq");
const waiting = () => rows("SELECT attempts FROM inbox_todo WHERE merchant_id = $1");
const ana = async () => (await shop.balance("ana@example.com")).available;

const send = (orderId: number, changes: Record<string, unknown> = {}) => {
  const admin_graphql_api_id = `gid://shopify/Order/${orderId}`;
  const body = JSON.stringify(webhookOrder({ id: orderId, admin_graphql_api_id, ...changes }));
  return sendWebhook(server, { shop: shop.shop.domain, body });
};

it("applies all others of a batch in which one message makes the code throw, and that one later", async () => {
  await run("ALTER TABLE shop_order ADD CONSTRAINT poison CHECK (name <> 'poison') NOT VALID");
  for (const [nth, name] of ["#1", "poison", "#3"].entries()) await send(1_001 + nth, { name });
  await drain();
  expect(await results()).toEqual([{ outcome: "applied" }, { outcome: "applied" }]);
  expect(await waiting()).toEqual([{ attempts: 1 }]);
  expect(await ana()).toBe(2 * 81);
  await run("ALTER TABLE shop_order DROP CONSTRAINT poison");
  await run("UPDATE inbox_todo SET due_at = now()");
  await drain();
  expect(await waiting()).toEqual([]);
  expect(await ana()).toBe(3 * 81);
});

it("puts a message aside that fails again and again, and applies it when it is asked for again", async () => {
  await run("ALTER TABLE shop_order ADD CONSTRAINT poison CHECK (name <> 'poison') NOT VALID");
  await send(1_001, { name: "poison" });
  await run("UPDATE inbox_todo SET attempts = 9");
  await drain();
  expect(await results()).toEqual([{ outcome: "dead" }]);
  await run("ALTER TABLE shop_order DROP CONSTRAINT poison");
  const { retryMessages } = await import("#app/flows/retry-messages.server.ts");
  expect(await retryMessages(shop.shop.merchantId, null)).toBe(1);
  await drain();
  expect(await results()).toEqual([{ outcome: "applied" }]);
  expect(await ana()).toBe(81);
});

it("re-runs a dead letter of this merchant only, and it may die again", async () => {
  await sendWebhook(server, { shop: shop.shop.domain, body: "{" });
  await drain();
  const other = await startTestShop();
  const { retryMessages } = await import("#app/flows/retry-messages.server.ts");
  expect(await retryMessages(other.shop.merchantId, null)).toBe(0);
  expect(await retryMessages(shop.shop.merchantId, null)).toBe(1);
  await drain();
  expect(await results()).toEqual([{ outcome: "dead" }]);
});

it("answers 5xx while the database is away, and loses nothing once it is back", async () => {
  const name = pg.escapeIdentifier(new URL(app.databaseUrl).pathname.slice(1));
  const serverUrl = inject("serverUrl");
  await onServer(serverUrl, async (client) => {
    await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [
      new URL(app.databaseUrl).pathname.slice(1),
    ]);
  });
  const refused = await Promise.all([send(1_001), send(1_002)]);
  await onServer(serverUrl, (client) => client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`));
  expect(refused).toEqual([500, 500]);
  expect([await send(1_001), await send(1_002)]).toEqual([200, 200]);
  await drain();
  expect(await ana()).toBe(2 * 81);
});

it("leaves nothing half done when a worker dies in the middle of its batch", async () => {
  await send(1_001);
  const { transaction } = await import("#app/platform/db.server.ts");
  const { claimMessages } = await import("#app/shopify/inbox/work-queue.server.ts");
  const died = transaction(async (tx) => {
    expect(await claimMessages(tx, 10)).toHaveLength(1);
    throw new Error("the worker died");
  });
  await expect(died).rejects.toThrow("the worker died");
  expect(await waiting()).toEqual([{ attempts: 0 }]);
  await drain();
  expect(await ana()).toBe(81);
});

it("shares the work between workers at once without doing any of it twice", async () => {
  for (let nth = 0; nth < 30; nth++) await send(3_000 + nth);
  const { drainInbox } = await import("#app/jobs/handlers/drain-inbox.server.ts");
  const taken = await Promise.all(Array.from({ length: 6 }, () => drainInbox(5)));
  expect(taken.reduce((sum, each) => sum + each, 0)).toBe(30);
  expect(await ana()).toBe(30 * 81);
});
