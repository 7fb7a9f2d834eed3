import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { ShopWorld } from "#simulator/world/types.ts";
import { startAdminStack, type AdminStack } from "./admin-stack.ts";
import { startBrowser, type Browser } from "./merchant.ts";
import { openStore, startShopper, type Shopper } from "./shopper.ts";
import { unnamedControls } from "./unnamed-controls.ts";

let stack: AdminStack;
let browser: Browser;
let shop: ShopWorld;
let shopper: Shopper;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startAdminStack(), startBrowser()]);
  shop = await openStore(stack, "storefront");
  shopper = await startShopper(stack, browser, shop);
}, 180_000);
afterEach((context) => shopper.keepPicture(context));
afterAll(async () => {
  await browser.close();
  await stack.stop();
});

async function expectGoodPage(title: string): Promise<void> {
  const { page } = shopper;
  expect(await page.title()).toBe(`${title} · storefront`);
  expect(await page.locator("h1").count()).toBe(1);
  expect(unnamedControls(await page.locator("body").ariaSnapshot())).toEqual([]);
  expect(shopper.takeComplaints()).toEqual([]);
}

it("shows a guest what the order would earn, and how to join", async () => {
  const { page, extension } = shopper;
  await shopper.open("/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await expectGoodPage("Shop");
  await shopper.add("hand-grinder");
  await expectGoodPage("Hand grinder");
  await shopper.open("/cart");
  await page.getByRole("link", { name: "Check out" }).waitFor();
  await expectGoodPage("Your cart");
  await page.getByRole("link", { name: "Check out" }).click();
  await extension.getByText("Members earn 66 points with this order").waitFor();
  await extension.getByRole("link", { name: /^Sign in or create an account/ }).waitFor();
  await expectGoodPage("Checkout");
});

it("takes a guest's order, and says how to join on the page after it", async () => {
  const { page, extension } = shopper;
  await page.getByLabel("E-mail").fill("guest@example.com");
  await page.getByLabel("E-mail").blur();
  await page.getByText("Express").last().click();
  await expect.poll(() => shopper.total("Total").innerText()).toBe("€88.90");
  await shopper.pay();
  await extension.getByRole("link", { name: /^Sign in or create an account/ }).waitFor();
  await expectGoodPage("Thank you");
});

it("counts points on a product's page by its pieces", async () => {
  const { page } = shopper;
  await shopper.open("/products/travel-mug");
  await page.locator(".shopify-app-block").getByText("Earn up to 29 points with this").waitFor();
  await page.getByLabel("Quantity").fill("3");
  await page.locator(".shopify-app-block").getByText("Earn up to 87 points with this").waitFor();
});

it("lets the order through when the app cannot be reached, and says so quietly", async () => {
  const { page, extension } = shopper;
  await shopper.add("stoneware-cup");
  await shopper.open("/checkout");
  await page.getByText("Try things").click();
  await page.getByLabel("The app's server").selectOption("Cannot be reached");
  await extension.getByText(/cannot be shown right now/).waitFor();
  await page.getByLabel("E-mail").fill("patient@example.com");
  await page.getByLabel("E-mail").blur();
  await shopper.pay();
  await stack.settled();
  await page.getByText("Try things").click();
  await page.getByLabel("The app's server").selectOption("Answers at once");
  await extension.getByText(/points/).waitFor();
});

it("welcomes a member in their own language, and keeps quiet about them where the checkout does not tell", async () => {
  const { page, extension } = shopper;
  await shopper.logIn("Ada Example");
  await shopper.add("house-blend-coffee-250-g", 3);
  await shopper.open("/checkout");
  await page.getByText("Try things").click();
  await page.getByLabel("Language").selectOption("German");
  await extension
    .getByText(/Punkte/)
    .first()
    .waitFor();
  await page.getByText("Try things").click();
  await page.getByLabel("Who is there").selectOption("The checkout does not tell");
  await extension
    .getByText(/Punkte/)
    .first()
    .waitFor();
  await page.getByText("Try things").click();
  await page.getByLabel("Who is there").selectOption("The checkout tells extensions");
  await page.getByText("Try things").click();
  await page.getByLabel("Language").selectOption("English");
  await shopper.pay();
  await stack.settled();
  await page.getByRole("link", { name: "See the order" }).click();
  await extension.getByRole("link", { name: "See your rewards" }).click();
  await extension.getByRole("heading", { name: "Your points and rewards" }).waitFor();
  await extension.getByText("22 points").first().waitFor();
});
