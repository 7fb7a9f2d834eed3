import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { placeOrder } from "#simulator/world/actions.ts";
import type { ShopWorld } from "#simulator/world/types.ts";
import { startAdminStack, type AdminStack } from "./admin-stack.ts";
import { expectGoodPage, startBrowser, startMerchant, type Browser, type Merchant } from "./merchant.ts";

let stack: AdminStack;
let browser: Browser;
let shop: ShopWorld;
let merchant: Merchant;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startAdminStack(), startBrowser()]);
  shop = stack.addStore("upkeep");
  merchant = await startMerchant(stack, browser, shop);
  await merchant.open("/app/program");
  await merchant.page.getByRole("button", { name: "Save", exact: true }).click();
  await merchant.told("Earning rule saved");
}, 180_000);
beforeEach(() => stack.settled());
afterEach((context) => merchant.keepPicture(context));
afterAll(async () => {
  await browser.close();
  await stack.stop();
});

const adaId = () => [...shop.customers.values()].find(({ firstName }) => firstName === "Ada")?.id ?? 0;
const orderOfAda = () => ({
  channel: "online" as const,
  customer: { id: adaId() },
  lines: [{ variantId: [...shop.variants.keys()][0] ?? 0, quantity: 1 }],
});

it("shows a message that nobody understands, and applies it when it is tried again after a correction", async () => {
  const { app } = merchant;
  const broken = { shop: shop.shop.domain, at: new Date() };
  stack.simulator.send([{ ...broken, topic: "customers/update", body: '{"email":"broken@example.com"}' }]);
  await stack.settled();
  await merchant.open("/app/activity");
  await app.getByRole("heading", { name: "Failures (1)" }).waitFor();
  await app.getByText("customers/update", { exact: true }).waitFor();
  expect(await app.locator("body").textContent()).not.toContain("broken@example.com");
  await expectGoodPage(merchant, "Activity");
  await stack.query(`UPDATE inbox_event SET body = '{"id":${adaId()},"email":"ada@example.com"}'
                     WHERE body LIKE '%broken%'`);
  await app.getByRole("button", { name: /^Try message \d+/ }).click();
  await merchant.told("1 message is tried again");
  await app.getByText("Every message was understood.").waitFor();
});

it("brings in past orders, and says when they are here", async () => {
  const { app } = merchant;
  for (let count = 0; count < 3; count++) placeOrder(stack.simulator.world, shop, orderOfAda());
  await merchant.open("/app/activity");
  await app.getByRole("button", { name: "Bring in past orders" }).click();
  const dialog = app.getByRole("dialog");
  await dialog.getByLabel("Orders since").fill("2020-01-01");
  await dialog.getByRole("button", { name: "Start" }).click();
  await merchant.told("Past orders are on their way");
  await app.getByText("Finished: 3 orders").waitFor();
  await app.getByText(/Orders since Jan 1, 2020, without points · asked by Owner Example/).waitFor();
  await dialog.waitFor({ state: "detached" });
  await expectGoodPage(merchant, "Activity");
});

it("finds by comparison what every webhook lost", async () => {
  const { app, page } = merchant;
  await merchant.store("deliveries");
  await page.getByLabel("Lost, %").fill("100");
  await page.getByRole("button", { name: "Set", exact: true }).click();
  await merchant.told("The switches are set.");
  stack.simulator.perform(shop, "placeOrder", orderOfAda());
  await merchant.open("/app/activity");
  await app.getByRole("button", { name: "Run now" }).click();
  await merchant.told("The comparison starts");
  await app.getByText(/1 had been missed and was added/).waitFor();
  stack.simulator.deliverer.switches = { ...stack.simulator.deliverer.switches, lossPercent: 0 };
  expect(merchant.takeComplaints()).toEqual([]);
});

it("hands out what is known about a person who asks, and remembers the answer", async () => {
  const { app, page } = merchant;
  stack.simulator.perform(shop, "requestPrivacyReport", { customerId: adaId() });
  await stack.settled();
  await stack.query("UPDATE privacy_request SET due_at = now() - interval '1 day'");
  await merchant.open("/app/activity");
  await app.getByText("Overdue").waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    app.getByRole("button", { name: /^Download what is known/ }).click(),
  ]);
  const report: unknown = JSON.parse(readFileSync(await download.path(), "utf8"));
  expect(report).toMatchObject({
    person: { profile: { email: "ada@example.com" }, orders: [{}, {}, {}, {}] },
  });
  expect(JSON.stringify(report)).not.toContain("ben@example.com");
  await app.getByRole("button", { name: /^Mark request \d+ as answered/ }).click();
  await merchant.told("The request is marked as answered");
  await app.getByText("Overdue").waitFor({ state: "detached" });
  await expectGoodPage(merchant, "Activity");
});

it("says why past orders did not come in", async () => {
  await stack.query("UPDATE backfill SET status = 'failed', error = 'Shopify cancelled the export.'");
  await merchant.open("/app/activity");
  await merchant.app.getByText("Past orders were not all brought in").waitFor();
  await merchant.app.getByText("Shopify cancelled the export.").waitFor();
  await merchant.open("");
  await merchant.app.getByText(/Activity shows why/).waitFor({ state: "attached" });
});

it("holds the page's place while figures are slow, and offers another try when they fail", async () => {
  const { app, page } = merchant;
  await stack.query("BEGIN");
  await stack.query("LOCK TABLE day_stat");
  await page.goto(`${stack.simulator.url}/store/upkeep/apps/throughline`);
  await app.locator(".Polaris-SkeletonBodyText__SkeletonBodyTextContainer").first().waitFor();
  await stack.query("ROLLBACK");
  await app.getByText("Points outstanding").waitFor();
  await stack.query("ALTER TABLE day_stat RENAME TO day_stat_away");
  await merchant.open("");
  await app.getByText("The figures could not be read").waitFor();
  await stack.query("ALTER TABLE day_stat_away RENAME TO day_stat");
  await app.getByRole("button", { name: "Try again" }).click();
  await app.getByText("Points outstanding").waitFor();
});

it("says that a page could not be loaded, and loads it at the next try", async () => {
  const { app } = merchant;
  await merchant.open("");
  await stack.query("ALTER TABLE profile_term RENAME TO profile_term_away");
  await stack.query("ALTER TABLE customer_stat RENAME TO customer_stat_away");
  await merchant.page.locator("#app-nav").getByText("Members", { exact: true }).click();
  await app.getByRole("heading", { level: 2, name: "This page could not be loaded" }).waitFor();
  expect(await app.locator("h1").count()).toBe(1);
  await stack.query("ALTER TABLE profile_term_away RENAME TO profile_term");
  await stack.query("ALTER TABLE customer_stat_away RENAME TO customer_stat");
  await app.getByRole("button", { name: "Try again" }).click();
  await app.getByText("Ada Example").waitFor();
});
