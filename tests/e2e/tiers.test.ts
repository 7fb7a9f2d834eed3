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
  shop = stack.addStore("tiers");
  merchant = await startMerchant(stack, browser, shop);
}, 180_000);
afterEach((context) => merchant.keepPicture(context));
afterAll(async () => {
  await browser.close();
  await stack.stop();
});

const save = () => merchant.page.getByRole("button", { name: "Save", exact: true }).click();

async function buy(email: string): Promise<void> {
  const { page } = merchant;
  await merchant.store("new-order");
  await page.getByRole("button", { name: "Hand grinder" }).click();
  await page.getByLabel("Guest or walk-in").check();
  await page.getByLabel("E-mail on the order").fill(email);
  await page.getByRole("button", { name: "Place order" }).click();
  await merchant.told("Order placed");
  await stack.settled();
}

it("sets up a ladder, refusing what contradicts, and places members who bought before", async () => {
  const { app } = merchant;
  await merchant.open("/app/program");
  await save();
  await merchant.told("Earning rule saved");
  await buy("dana@example.com");
  await merchant.open("/app/program/tiers");
  await app.getByText("Reward your best customers").waitFor();
  await expectGoodPage(merchant, "Tiers");
  await app.getByRole("button", { name: "Add a tier" }).click();
  await app.getByLabel("Name", { exact: true }).fill("Silver");
  await app.getByLabel("Entered from").fill("10");
  await app.getByLabel("Off every order").fill("15");
  await app.getByLabel("Free shipping").selectOption("Yes, the cheapest option");
  await app.getByRole("button", { name: "Add a lower price for chosen products" }).click();
  await app.getByRole("button", { name: "Add a tier" }).click();
  await app.getByLabel("Name", { exact: true }).nth(1).fill("Gold");
  await app.getByLabel("Entered from").nth(1).fill("5");
  await save();
  await app.getByText("Enter more than 10, which Silver asks for.").waitFor();
  await app.getByLabel("Entered from").nth(1).fill("100000");
  await app.getByLabel("Points are multiplied by").nth(1).fill("1000");
  await app.getByText("Enter a number from 1 to 10, such as 1.5.").waitFor();
  await app.getByLabel("Points are multiplied by").nth(1).fill("2");
  await app.getByText("No tier → Silver").waitFor();
  await expectGoodPage(merchant, "Tiers");
  await save();
  await merchant.told("Tiers saved");
  await stack.settled();
  await merchant.open("/app/program/tiers");
  await app.getByText(/Everybody was placed/).waitFor();
  await expectGoodPage(merchant, "Tiers");
});

it("shows a member's tier and the way on, and sets a tier by hand and back", async () => {
  const { app } = merchant;
  await merchant.open("/app/members");
  await app.getByRole("link", { name: "dana@example.com" }).first().click();
  await app.getByText(/to Gold$/).waitFor();
  await app.getByText("15% off every order").waitFor();
  await expectGoodPage(merchant, "Member");
  await app.getByRole("button", { name: "Set by hand" }).click();
  await app.getByLabel("Through").fill("2020-01-01");
  await app.getByRole("button", { name: "Save", exact: true }).click();
  await app.getByText("Choose today or a later day.").waitFor();
  // A browser tells of every answer that refuses.
  expect(merchant.takeComplaints()).toEqual([expect.stringContaining("422")]);
  await app.getByLabel("Through").fill("2099-01-31");
  await app.getByLabel("Reason").fill("A friend of the house");
  await app.getByRole("button", { name: "Save", exact: true }).click();
  await merchant.told("Tier saved");
  await app.getByText("Gold was set by hand through Jan 31, 2099").waitFor();
  await expectGoodPage(merchant, "Member");
  await app.getByRole("button", { name: "Set by hand" }).click();
  await app.getByLabel("At least").selectOption("None: what is counted decides");
  await app.getByRole("button", { name: "Save", exact: true }).click();
  await app.getByText("Gold → Silver, by hand").waitFor();
});
