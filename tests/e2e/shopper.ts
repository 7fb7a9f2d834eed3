import type { FrameLocator, Locator, Page } from "playwright-core";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { TestContext } from "vitest";
import type { ShopWorld } from "#simulator/world/types.ts";
import { openShop } from "../../.tools/stack/open-shop.ts";
import type { AdminStack } from "./admin-stack.ts";
import type { Browser } from "./merchant.ts";

const SCREENSHOTS = resolve(import.meta.dirname, "..", "..", ".local", "e2e");

/** A person at a tab, in the online store of one shop. */
export interface Shopper {
  page: Page;
  /** Opens a page of the store by its path. */
  open(path: string): Promise<void>;
  logIn(name: string): Promise<void>;
  /** Puts pieces of a product into the cart. */
  add(handle: string, quantity?: number): Promise<void>;
  /** What the app's extension shows on the page. */
  extension: FrameLocator;
  /** A line of the totals: "Total", "Discount EXAMPLE". */
  total(label: string | RegExp): Locator;
  /** Pays, and waits for the page after. @returns the order's name */
  pay(): Promise<string>;
  /** What the browser complained about so far, and forgets it. */
  takeComplaints(): string[];
  keepPicture(context: TestContext): Promise<void>;
}

/** A shop with the app installed, one point for each unit of money, and a few rewards. */
export async function openStore(stack: AdminStack, name: string): Promise<ShopWorld> {
  const shop = stack.addStore(name);
  const { domain } = shop.shop;
  await openShop(stack.simulator.app.appUrl, stack.simulator.url, domain);
  await stack.run("start-program.ts", domain, new Date(0).toISOString());
  await stack.run("start-rewards.ts", domain);
  await stack.settled();
  return shop;
}

export async function startShopper(
  { simulator }: AdminStack,
  browser: Browser,
  { shop }: ShopWorld,
  viewport = { width: 1280, height: 900 },
): Promise<Shopper> {
  const page = await browser.open(viewport);
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  await page.goto(`${simulator.url}/store/${shop.domain.replace(".myshopify.com", "")}/online`);
  const { origin } = new URL(page.url());
  const open = async (path: string): Promise<void> => {
    await page.goto(origin + path);
  };
  return {
    page,
    open,
    async logIn(name) {
      await open("/account");
      await page.getByRole("button", { name }).click();
      await page.getByRole("heading", { name: "Orders", exact: true }).waitFor();
    },
    async add(handle, quantity = 1) {
      await open(`/products/${handle}`);
      await page.getByLabel("Quantity").fill(String(quantity));
      await page.getByRole("button", { name: "Add to cart" }).click();
      await page.getByText("Added to your cart").waitFor();
    },
    extension: page.frameLocator("iframe"),
    total: (label) =>
      page
        .locator(".row")
        .filter({ has: page.getByText(label, { exact: true }) })
        .locator("dd"),
    async pay() {
      await page.getByRole("button", { name: /^Pay/ }).click();
      await page.getByRole("heading", { name: /^Thank you/ }).waitFor();
      return (await page.getByText(/^Order #/).innerText()).replace("Order ", "");
    },
    takeComplaints: () => complaints.splice(0),
    async keepPicture({ task }) {
      if (task.result?.state !== "fail") return;
      mkdirSync(SCREENSHOTS, { recursive: true });
      const name = task.name.replaceAll(/\W+/g, "-").slice(0, 80);
      await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
    },
  };
}
