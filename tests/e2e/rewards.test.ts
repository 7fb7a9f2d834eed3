import { afterAll, afterEach, beforeAll, it } from "vitest";
import type { ShopWorld } from "#simulator/world/types.ts";
import { startAdminStack, type AdminStack } from "./admin-stack.ts";
import { expectGoodPage, startBrowser, startMerchant, type Browser, type Merchant } from "./merchant.ts";

let stack: AdminStack;
let browser: Browser;
let shop: ShopWorld;
let merchant: Merchant;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startAdminStack(), startBrowser()]);
  shop = stack.addStore("rewards");
  merchant = await startMerchant(stack, browser, shop);
}, 180_000);
afterEach((context) => merchant.keepPicture(context));
afterAll(async () => {
  await browser.close();
  await stack.stop();
});

it("sets up a reward from a starter, shows it as shoppers see it, and refuses what contradicts itself", async () => {
  const { app, page } = merchant;
  await merchant.open("/app/program/rewards");
  await app.getByText("Give members something to save for").waitFor();
  await expectGoodPage(merchant, "Rewards");
  await app.getByRole("link", { name: "See every kind of reward" }).click();
  await app.getByRole("link", { name: "Choose Gift card" }).waitFor();
  await expectGoodPage(merchant, "Reward");
  await app.getByRole("link", { name: "Choose Percentage off" }).click();
  await app.getByLabel("Cost").fill("500");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await app.getByText("Enter a whole number from 1 to 100.").waitFor();
  await app.getByLabel("Percentage off").fill("10");
  await app.getByLabel("At most in EUR").fill("5,00");
  await app.getByLabel("Minimum spend in EUR").fill("50");
  await app.getByText(/Every order of at least €50.00 reaches €5.00/).waitFor();
  await app.getByLabel("Minimum spend in EUR").fill("20");
  await app.getByText("10% off, up to €5").waitFor();
  await app.getByLabel("A member").selectOption("with too few points");
  await app.getByText("100 points to go").waitFor();
  await app.getByLabel("Language", { exact: true }).selectOption("German");
  await app.getByText("10 % Rabatt, höchstens 5 €").waitFor();
  await expectGoodPage(merchant, "Reward");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await app.getByText("The reward as it began").waitFor();
  await app.getByRole("button", { name: "Activate" }).click();
  await merchant.told("Reward saved");
  await app.getByText("Active", { exact: true }).waitFor();
  await expectGoodPage(merchant, "Reward");
});
