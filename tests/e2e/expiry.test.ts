import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { ShopWorld } from "#simulator/world/types.ts";
import { startAdminStack, type AdminStack } from "./admin-stack.ts";
import { expectGoodPage, startBrowser, startMerchant, type Browser, type Merchant } from "./merchant.ts";

let stack: AdminStack;
let browser: Browser;
let shop: ShopWorld;
let merchant: Merchant;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startAdminStack(), startBrowser()]);
  shop = stack.addStore("expiry");
  merchant = await startMerchant(stack, browser, shop);
}, 180_000);
afterEach((context) => merchant.keepPicture(context));
afterAll(async () => {
  await browser.close();
  await stack.stop();
});

const save = (who: Merchant) => who.page.getByRole("button", { name: "Save", exact: true }).click();

it("sets when points end, refuses a stale tab, and brings older settings back", async () => {
  await merchant.open("");
  await stack.settled();
  await merchant.open("/app/program/expiry");
  const { app } = merchant;
  await app.getByText("Nobody has points yet.").waitFor();
  await expectGoodPage(merchant, "Expiry");
  const late = await startMerchant(stack, browser, shop, { width: 390, height: 844 });
  await late.open("/app/program/expiry");
  await app.getByLabel("Points expire", { exact: true }).selectOption("months");
  const months = app.getByLabel("Months after earning");
  await months.fill("0");
  await save(merchant);
  await app.getByText("Enter a whole number from 1 to 120.").waitFor();
  await app.getByText("Correct the marked fields to see whom the rule hits.").waitFor();
  await months.fill("18");
  await app.getByText("Points expire: never → 18 months after they were earned").waitFor();
  await app.getByText("All points", { exact: true }).click();
  await app.getByLabel("Notice").fill("30");
  await save(merchant);
  await merchant.told("Expiry rule saved");
  await app.getByRole("heading", { name: "Version 1" }).waitFor();
  await expectGoodPage(merchant, "Expiry");
  await late.app.getByLabel("Points expire", { exact: true }).selectOption("days");
  await save(late);
  await late.app.getByText("Somebody else saved the rule in the meantime").waitFor();
  await late.app.getByRole("button", { name: "Load their version" }).click();
  await expect.poll(() => late.app.getByLabel("Months after earning").inputValue()).toBe("18");
  await late.app.getByText("Somebody else saved the rule in the meantime").waitFor({ state: "detached" });
  await late.page.close();
  await app.getByLabel("Points expire", { exact: true }).selectOption("never");
  await app.getByLabel("First day").fill("2099-01-01");
  await save(merchant);
  await app.getByText("Starts Jan 1, 2099").waitFor();
  await app.getByRole("button", { name: "Use the settings of version 1 again" }).click();
  await expect.poll(() => months.inputValue()).toBe("18");
  await save(merchant);
  await app.getByText("As in version 1").waitFor();
  await expectGoodPage(merchant, "Expiry");
});

it("shows before saving whom a change would hit, with the points that members really have", async () => {
  const { app, page } = merchant;
  await merchant.open("/app/program");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await merchant.told("Earning rule saved");
  await merchant.store("new-order");
  await page.getByRole("button", { name: "Hand grinder" }).click();
  await page.getByLabel("Guest or walk-in").check();
  await page.getByLabel("E-mail on the order").fill("dana@example.com");
  await page.getByRole("button", { name: "Place order" }).click();
  await merchant.told("Order placed");
  await stack.settled();
  await merchant.open("/app/program/expiry");
  await app.getByLabel("Points expire", { exact: true }).selectOption("days");
  await app.getByLabel("Days after earning").fill("60");
  await app.getByText("All points", { exact: true }).click();
  await app
    .getByText(/1 member/)
    .first()
    .waitFor();
  await expectGoodPage(merchant, "Expiry");
});
