import { afterAll, afterEach, beforeAll, it } from "vitest";
import { startAdminStack, type AdminStack } from "./admin-stack.ts";
import { expectGoodPage, startBrowser, startMerchant, type Browser, type Merchant } from "./merchant.ts";

let stack: AdminStack;
let browser: Browser;
let merchant: Merchant;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startAdminStack(), startBrowser()]);
  merchant = await startMerchant(stack, browser, stack.addStore("reports"));
}, 180_000);
afterEach((context) => merchant.keepPicture(context));
afterAll(async () => {
  await browser.close();
  await stack.stop();
});

it("tells what members hold, from nothing to the first sale", async () => {
  const { app, page } = merchant;
  await merchant.open("/app/program");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await merchant.told("Earning rule saved");
  await page.locator("#app-nav, #app-item").getByText("Reports", { exact: true }).click();
  await app.getByText("No points outstanding").waitFor();
  await expectGoodPage(merchant, "Points liability");
  await merchant.store("new-order");
  await page.getByRole("button", { name: "Hand grinder" }).click();
  await page.getByLabel("Guest or walk-in").check();
  await page.getByLabel("E-mail on the order").fill("dana@example.com");
  await page.getByRole("button", { name: "Place order" }).click();
  await merchant.told("Order placed");
  await stack.settled();
  await merchant.open("/app/reports/points");
  await app.getByRole("list", { name: "Available points by age" }).waitFor();
  await app.getByText("None of these points expire.").waitFor();
  await app.getByText("Not enough history yet").waitFor();
  await expectGoodPage(merchant, "Points liability");
});
