import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import { expect, vi, type TestContext } from "vitest";
import type { ShopWorld } from "#simulator/world/types.ts";
import { startBrowser } from "../simulator/admin-browser.ts";
import type { AdminStack } from "./admin-stack.ts";
import { unnamedControls } from "./unnamed-controls.ts";

const SCREENSHOTS = resolve(import.meta.dirname, "..", "..", ".local", "e2e");

/** A person at a browser, in the admin of one store. */
export interface Merchant {
  page: Page;
  /** What the app shows inside Shopify's frame. */
  app: FrameLocator;
  /** Opens a page of the app by its own path, as a deep link. */
  open(path: string): Promise<void>;
  /** Follows an item of the app's navigation. */
  go(item: string): Promise<void>;
  /** Opens a view of the simulated store, to act there by hand. */
  store(view: string): Promise<void>;
  told(words: string): Promise<void>;
  /** What the browser complained about so far, and forgets it. */
  takeComplaints(): string[];
  /** For afterEach: a picture of what stood there when the test failed. */
  keepPicture(context: TestContext): Promise<void>;
}

export type Browser = Awaited<ReturnType<typeof startBrowser>>;
export { startBrowser };

export async function startMerchant(
  { simulator }: AdminStack,
  browser: Browser,
  { shop }: ShopWorld,
  viewport = { width: 1280, height: 900 },
): Promise<Merchant> {
  const page = await browser.open(viewport);
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  const store = `${simulator.url}/store/${shop.domain.replace(".myshopify.com", "")}`;
  const app = page.frameLocator("iframe");
  /** What the server drew answers to nobody until React has taken it over. */
  const stands = async () => {
    await app.locator("h1").first().waitFor({ state: "attached" });
    const body = app.locator("body");
    const isTakenOver = () => body.evaluate((element) => /__react/.test(Object.keys(element).join()));
    await vi.waitUntil(isTakenOver, { timeout: 10_000 });
  };
  return {
    page,
    app,
    async open(path) {
      await page.goto(`${store}/apps/throughline${path}`);
      await stands();
    },
    async go(item) {
      await page.locator("#app-nav, #app-item").getByText(item, { exact: true }).click();
      await app.getByRole("heading", { level: 1, name: item, exact: true }).waitFor({ state: "attached" });
    },
    async store(view) {
      await page.goto(`${store}/control#${view}`);
    },
    told: (words) => page.locator(".toast").filter({ hasText: words }).first().waitFor(),
    takeComplaints: () => complaints.splice(0),
    async keepPicture({ task }) {
      if (task.result?.state !== "fail") return;
      mkdirSync(SCREENSHOTS, { recursive: true });
      const name = task.name.replaceAll(/\W+/g, "-").slice(0, 80);
      await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
    },
  };
}

/** What every page owes everybody: a title, one main heading, a name for every control, no complaint of the browser. */
export async function expectGoodPage(merchant: Merchant, title: string): Promise<void> {
  const { app } = merchant;
  const root = app.locator("html");
  expect(await root.evaluate((html) => html.ownerDocument.title)).toBe(`${title} · Throughline`);
  expect(await app.locator("h1").count()).toBe(1);
  expect(unnamedControls(await app.locator("body").ariaSnapshot())).toEqual([]);
  expect(merchant.takeComplaints()).toEqual([]);
}
