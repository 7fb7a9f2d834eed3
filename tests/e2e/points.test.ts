import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { ShopWorld } from "#simulator/world/types.ts";
import { startAdminStack, type AdminStack } from "./admin-stack.ts";
import { expectGoodPage, startBrowser, startMerchant, type Browser, type Merchant } from "./merchant.ts";

/** One merchant's first day, in order: each test goes on where the one before it stopped. */
let stack: AdminStack;
let browser: Browser;
let shop: ShopWorld;
let merchant: Merchant;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startAdminStack(), startBrowser()]);
  shop = stack.addStore("first-day");
  merchant = await startMerchant(stack, browser, shop);
}, 180_000);
beforeEach(() => stack.settled());
afterEach((context) => merchant.keepPicture(context));
afterAll(async () => {
  await browser.close();
  await stack.stop();
});

/** Buys in the simulated store as a guest or walk-in who gives a phone number. */
async function buy(wish: { till: boolean; product: string; email?: string }) {
  const { page } = merchant;
  await merchant.store("new-order");
  if (wish.till) await page.getByLabel("Till", { exact: true }).check();
  await page.getByRole("button", { name: wish.product }).click();
  await page.getByLabel("Guest or walk-in").check();
  if (wish.email) await page.getByLabel("E-mail on the order").fill(wish.email);
  await page.getByLabel("Phone on the order").fill("+4930123456709");
  await page.getByRole("button", { name: "Place order" }).click();
  await merchant.told("Order placed");
}

async function openMember(name: string) {
  await stack.settled();
  await merchant.open("/app/members");
  await merchant.app.getByRole("link", { name }).click();
  await merchant.app.getByRole("heading", { name: "Balance" }).waitFor();
}

const balance = (points: string) =>
  merchant.app.getByRole("paragraph").filter({ hasText: points }).first().waitFor();

it("installs at the first visit and says on every empty page what comes next", async () => {
  await merchant.open("");
  await merchant.app.getByText("Connect").first().waitFor();
  await expectGoodPage(merchant, "Home");
  await merchant.go("Members");
  await merchant.app.getByText("Your members show up here").waitFor();
  await expectGoodPage(merchant, "Members");
  await merchant.go("Activity");
  await merchant.app.getByText("Every message was understood.").waitFor();
  await expectGoodPage(merchant, "Activity");
  expect(shop.installed).toBe(true);
});

it("starts the program with the save bar", async () => {
  await stack.settled();
  await merchant.open("/app/program");
  await merchant.app.getByText("Your program starts when you save the rule").waitFor();
  await merchant.app.getByText("There are no orders yet.").waitFor();
  await expectGoodPage(merchant, "Program");
  await merchant.page.getByRole("button", { name: "Save", exact: true }).click();
  await merchant.told("Earning rule saved");
  await merchant.page.getByText("Unsaved changes").waitFor({ state: "detached" });
  await merchant.app.getByText("Your program starts when you save the rule").waitFor({ state: "detached" });
});

it("gives one person one balance for an online order and a till order", async () => {
  await buy({ till: false, product: "Hand grinder", email: "dana@example.com" });
  await buy({ till: true, product: "Travel mug" });
  await openMember("dana@example.com");
  const { app } = merchant;
  // 79.00 and 29.00 with 19% tax inside are 66.39 and 24.37 without.
  await balance("90 points");
  await app.getByText("Earned with order #1001").waitFor();
  await app.getByText("Earned with order #1002").waitFor();
  await expectGoodPage(merchant, "Member");
});

it("takes back a refunded line and says so", async () => {
  await merchant.store("orders");
  await merchant.page.getByRole("button", { name: /#1002/ }).click();
  await merchant.page.getByText("Refund", { exact: true }).first().click();
  const form = merchant.page.locator("details[open] form");
  await form.getByLabel("Travel mug").fill("1");
  await form.getByRole("button", { name: "Refund" }).click();
  await merchant.told("Refunded");
  await openMember("dana@example.com");
  await merchant.app.getByText("Taken back: order #1002 was refunded").waitFor();
  await balance("66 points");
});

it("adjusts points once for a double click, and refuses in words what is not there", async () => {
  await openMember("dana@example.com");
  const { app } = merchant;
  await app.getByRole("button", { name: "Adjust points" }).click();
  const dialog = app.getByRole("dialog");
  await dialog.getByLabel("Points", { exact: true }).fill("34");
  await dialog.getByLabel("Reason").fill("Sorry for the delay");
  await dialog.getByText("New balance: 100 points (now 66)").waitFor();
  await dialog.getByRole("button", { name: "Add points" }).dblclick();
  await merchant.told("Saved. New balance: 100 points");
  await balance("100 points");
  await app.getByText("by Owner Example").waitFor();
  expect(await app.getByText("“Sorry for the delay”").count()).toBe(1);
  expect(merchant.takeComplaints()).toEqual([]);
  await app.getByRole("button", { name: "Adjust points" }).click();
  await dialog.getByText("Remove points").click();
  await dialog.getByLabel("Points", { exact: true }).fill("101");
  await dialog.getByLabel("Reason").fill("Too much");
  await dialog.getByText("Only 100 points are available.").waitFor();
  await dialog.getByRole("button", { name: "Remove points" }).click();
  await dialog.getByText("There are not that many points available.").waitFor();
  expect(await stack.query("SELECT available FROM ledger_account")).toEqual([{ available: "100" }]);
});

it("shows what another rule would give, discards it, saves it, and refuses a stale tab", async () => {
  // The refusal before this is one that the browser logs.
  merchant.takeComplaints();
  await merchant.open("/app/program");
  const late: Merchant = await startMerchant(stack, browser, shop);
  await late.open("/app/program");
  const { app, page } = merchant;
  const field = app.getByLabel("Points for each 1 EUR");
  await field.fill("2");
  await app.getByText("66 → 132 points").waitFor();
  await app.getByText("1 member would gain").waitFor();
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByText("Unsaved changes").waitFor({ state: "detached" });
  expect(await field.inputValue()).toBe("1");
  await field.fill("2");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await merchant.told("Earning rule saved");
  await app.getByText("Points per unit of currency: 1 → 2").waitFor();
  expect(merchant.takeComplaints()).toEqual([]);
  await late.app.getByLabel("Points for each 1 EUR").fill("3");
  await late.page.getByRole("button", { name: "Save", exact: true }).click();
  await late.app.getByText("Somebody else saved the rule in the meantime").waitFor();
  await late.app.getByRole("button", { name: "Load their version" }).click();
  await expect.poll(() => late.app.getByLabel("Points for each 1 EUR").inputValue()).toBe("2");
  await late.page.close();
});

it("keeps balances over an uninstall and a reinstall (O4)", async () => {
  await merchant.store("app");
  await merchant.page.getByRole("button", { name: "Uninstall the app" }).click();
  await merchant.page.getByRole("dialog").getByRole("button", { name: "Uninstall the app" }).click();
  await merchant.told("The app is uninstalled.");
  await stack.settled();
  expect(await stack.query("SELECT status FROM shop")).toEqual([{ status: "uninstalled" }]);
  await merchant.page.getByRole("link", { name: "Install again by opening the app" }).click();
  await merchant.app.getByText("Points outstanding").waitFor();
  await stack.settled();
  expect(await stack.query("SELECT status FROM shop")).toEqual([{ status: "installed" }]);
  await openMember("dana@example.com");
  await balance("100 points");
  await expectGoodPage(merchant, "Member");
});
