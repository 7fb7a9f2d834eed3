import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { ShopWorld } from "#simulator/world/types.ts";
import { startAdminStack, type AdminStack } from "./admin-stack.ts";
import { startBrowser, startMerchant, type Browser, type Merchant } from "./merchant.ts";

let stack: AdminStack;
let browser: Browser;
let shop: ShopWorld;
let merchant: Merchant;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startAdminStack(), startBrowser()]);
  shop = stack.addStore("theme");
  merchant = await startMerchant(stack, browser, shop);
}, 280_000);
afterEach((context) => merchant.keepPicture(context));
afterAll(async () => {
  await browser.close();
  await stack.stop();
});

async function visitStore(path: string) {
  const page = await browser.open();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${stack.simulator.url}/store/theme/online${path}`);
  return { page, complaints, go: (to: string) => page.goto(new URL(to, page.url()).href) };
}

it("tells guests of the program as soon as the merchant has saved it, and members what they have", async () => {
  await merchant.open("/app/program");
  await merchant.page.getByRole("button", { name: "Save", exact: true }).click();
  await merchant.told("Earning rule saved");
  await stack.settled();
  const [product] = [...shop.products.values()].filter(({ title }) => title === "Hand grinder");
  const { page, complaints, go } = await visitStore(`/products/${product?.handle}`);
  // 79.00 with tax inside, which earns nothing: less than 79.
  await page.getByText("Earn up to 79\u00a0points with this").waitFor();
  await page.getByLabel("Quantity").fill("2");
  await page.getByText("Earn up to 158\u00a0points with this").waitFor();
  await page.getByRole("button", { name: "Rewards", exact: true }).click();
  await page.getByRole("dialog").getByText("1\u00a0point for every €1").waitFor();
  const buyer = [...shop.customers.values()].find(({ firstName }) => firstName !== null);
  const variant = [...shop.variants.values()].find(({ productId }) => productId === product?.id);
  stack.simulator.perform(shop, "placeOrder", {
    channel: "pos",
    customer: { id: buyer?.id },
    lines: [{ variantId: variant?.id, quantity: 1 }],
  });
  await stack.settled();
  await go("/account");
  await page.getByRole("button", { name: buyer?.firstName ?? "" }).click();
  await page.getByRole("heading", { name: "Orders", exact: true }).waitFor();
  await go("/pages/rewards");
  await page.locator("[data-balance]").first().getByText("66\u00a0points").waitFor();
  expect(complaints).toEqual([]);
});
