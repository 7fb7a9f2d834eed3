import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createDiscount } from "#simulator/world/discounts/discount-actions.ts";
import { startBrowser } from "./admin-browser.ts";
import { startReceiver } from "./receiver.ts";
import { runningSimulator } from "./running-simulator.ts";

let browser: Awaited<ReturnType<typeof startBrowser>>;
let app: Awaited<ReturnType<typeof startReceiver>>;
let running: Awaited<ReturnType<typeof runningSimulator>>;

beforeAll(async () => {
  app = await startReceiver();
  running = await runningSimulator({ appUrl: app.url });
  browser = await startBrowser();
});
afterEach(() => browser.closePages());
afterAll(async () => {
  await browser.close();
  await running.simulator.close();
  await app.close();
});

async function open(view: string) {
  const page = await browser.open();
  await page.goto(`${running.simulator.url}/store/graphql/control#${view}`);
  return page;
}

const newest = () => [...running.shop.orders.values()].at(-1);
const variant = (title: string) =>
  [...running.shop.variants.values()].find(
    ({ productId }) => running.shop.products.get(productId)?.title === title,
  );
const told = (page: Page, text: string) => page.locator(".toast").filter({ hasText: text }).waitFor();

describe("the control page", () => {
  it("deletes a discount as the merchant would, and the app is told", async () => {
    createDiscount(running.world, running.shop, {
      title: "Five off",
      code: "FIVE",
      startsAt: new Date(0),
      endsAt: null,
      classes: ["order"],
      combinesWith: { product: false, order: false, shipping: false },
      customerIds: null,
      minimum: null,
      usageLimit: 1,
      oncePerCustomer: true,
      recurringCycleLimit: null,
      tags: [],
      gift: { kind: "amount", amount: 500, onEachItem: false, items: { kind: "all" } },
    });
    const page = await open("discounts");
    await page.getByRole("cell", { name: "0 of 1" }).waitFor();
    await page.getByRole("button", { name: "Delete FIVE" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await told(page, "Five off deleted. Webhooks: discounts/delete.");
    await page.getByText("There are no discounts.").waitFor();
    expect(running.shop.discounts.size).toBe(0);
  });

  it("places a till order of a known customer, paid by gift card and cash", async () => {
    const page = await open("new-order");
    await page.getByLabel("Till", { exact: true }).check();
    await page.getByRole("button", { name: "Travel mug" }).click();
    await page.getByLabel("Quantity of Travel mug").fill("2");
    await page.getByLabel("Order discount (EUR)").fill("3.50");
    await page.getByRole("searchbox", { name: "Search customers" }).fill("ada");
    await page.getByRole("button", { name: "Ada Example" }).click();
    await page.getByRole("button", { name: "Add another tender" }).click();
    await page.getByLabel("Amount in EUR; empty for all the rest").last().fill("10");
    await page.getByRole("button", { name: "Place order" }).click();
    await told(page, "Order placed. Webhooks: orders/create");
    await page.getByRole("heading", { name: "Order #1001" }).waitFor();
    expect(newest()).toMatchObject({
      channel: "pos",
      email: "ada@example.com",
      lines: [{ variantId: variant("Travel mug")?.id, quantity: 2 }],
      transactions: [
        { gateway: "cash", amount: 4450 },
        { gateway: "gift_card", amount: 1000 },
      ],
    });
  });

  it("refunds part of an order to a gift card", async () => {
    const page = await open("orders");
    await page.getByText("Refund", { exact: true }).first().click();
    const form = page.locator("details[open] form");
    await form.getByLabel("Travel mug (of 2)").fill("1");
    await form.getByLabel("Give back to").selectOption("gift_card");
    await form.getByRole("button", { name: "Refund" }).click();
    await told(page, "Refunded. Webhooks: refunds/create");
    await page.getByText("partially refunded").first().waitFor();
    expect(newest()?.transactions.at(-1)).toMatchObject({
      kind: "refund",
      gateway: "gift_card",
      amount: 2725,
    });
  });

  it("says what the store refused, and what it could not read", async () => {
    const page = await open("orders");
    await page.getByText("Refund", { exact: true }).first().click();
    const form = page.locator("details[open] form");
    await form.getByLabel("Amount (EUR)").fill("1000");
    await form.getByRole("button", { name: "Refund" }).click();
    await form.getByText("Order #1001 has 2725 left to refund, not 100000.").waitFor();
    await form.getByLabel("Amount (EUR)").fill("1.234");
    await form.getByRole("button", { name: "Refund" }).click();
    await form.getByText("1.234 is not an amount in EUR.").waitFor();
  });

  it("merges customers", async () => {
    const page = await open("customers");
    await page.getByRole("button", { name: "Ben Example" }).click();
    await page.getByText("Merge another customer into this one").click();
    const form = page.locator("details[open] form");
    await form.getByRole("button", { name: "Cleo Example" }).click();
    await form.getByRole("button", { name: "Merge" }).click();
    await told(page, "Customers merged. Webhooks: customers/merge");
    expect([...running.shop.customers.values()].map(({ firstName, phone }) => [firstName, phone])).toEqual([
      ["Ada", "+4930123456701"],
      ["Ben", "+4930123456703"],
    ]);
  });

  it("sets the switches and shows what the app answered", async () => {
    const page = await open("deliveries");
    await page.getByLabel("Sent twice, %").fill("30");
    await page.getByRole("button", { name: "Set" }).click();
    await told(page, "The switches are set.");
    expect(running.simulator.deliverer.switches.duplicatePercent).toBe(30);
    const row = page.getByRole("row").filter({ hasText: "customers/merge" });
    expect(await row.getByText("200").count()).toBe(1);
  });
});
