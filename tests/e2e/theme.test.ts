import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { StorefrontView } from "#app/contracts/loyalty.ts";
import type { ProgramFacts } from "#app/contracts/program-facts.ts";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { currency } from "../factories/order.ts";
import { startBrowser } from "../simulator/admin-browser.ts";
import { startThemePage, type ThemePage, type Visit } from "../theme/theme-page.ts";
import { unnamedControls } from "./unnamed-controls.ts";

let app: TestApp;
let browser: Awaited<ReturnType<typeof startBrowser>>;
let shop: ThemePage;
let guest: Visit;
let complaints: string[] = [];

const BLOCKS = ["product-points", "balance", "ways-to-earn", "rewards", "join", "launcher"];

/** The facts that the app publishes for a program with a rate of 2, a bonus for a collection, and one reward. */
async function publishedFacts(): Promise<ProgramFacts> {
  const { programFacts } = await import("#app/flows/publish/program-facts.ts");
  const { earningSettings } = await import("#app/modules/earning/index.ts");
  const { tiersSettings } = await import("#app/modules/tiers/index.ts");
  const { brandSettings } = await import("#app/modules/brand/index.ts");
  const { rewardTerms } = await import("#app/modules/redemption/index.ts");
  const bonus = { id: "r1", kind: "collectionBonus", settings: { collections: ["77"], points: 5 } };
  const terms = {
    offer: { kind: "amountOff", settings: { cost: 500, amounts: { EUR: "5" } } },
    conditions: {},
  };
  return programFacts(
    { currency: currency("EUR"), timeZone: "Europe/Berlin" },
    {
      earning: earningSettings.parse({
        pointsPerUnit: "2",
        rules: [bonus],
        excludedProductTags: ["Outlet"],
        excludedCustomerTags: ["Staff"],
      }),
      tiers: tiersSettings.parse({ tiers: [{ id: "gold", name: "Gold", multiplier: "1.5" }] }),
      brand: brandSettings.parse({ programName: "Bean Club" }),
      rewards: [
        {
          rewardId: 7,
          revision: 1,
          status: "active",
          position: 0,
          taken: 0,
          terms: rewardTerms.parse(terms),
        },
      ],
    },
    new Date(),
  );
}

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), startBrowser()]);
  guest = {
    program: await publishedFacts(),
    language: "en",
    dir: "ltr",
    blocks: BLOCKS,
    currency: "EUR",
    taxesIncluded: false,
    designMode: false,
    customer: null,
    product: { tags: ["Coffee"], collections: [77] },
  };
  shop = await startThemePage(guest);
}, 120_000);
afterEach(async () => {
  expect(complaints).toEqual([]);
  await browser.closePages();
  Object.assign(shop, { visit: guest, view: null, asked: [] });
});
afterAll(async () => {
  await browser.close();
  await shop.close();
  await app.close();
});

async function open(change: Partial<Visit> = {}, viewport = { width: 1280, height: 900 }): Promise<Page> {
  shop.visit = { ...guest, ...change };
  const page = await browser.open(viewport);
  page.setDefaultTimeout(10_000);
  complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(shop.url);
  return page;
}

const shifts = (page: Page) => page.evaluate("window.shifts");
const product = (page: Page) => page.locator("[data-throughline='product'] [data-text]");
const launcher = (page: Page) => page.getByRole("button", { name: "Rewards", exact: true });

const ADA = { id: 7001, tags: [], member: { points: 1250, tier: { id: "gold", name: "Gold" }, until: null } };
const VIEW: StorefrontView = {
  member: {
    name: "Ada",
    points: 1300,
    balance: "1,300 points",
    pending: "80 points are on their way",
    debt: null,
    nextExpiry: "200 points expire on 31 December",
    tier: { name: "Gold", next: "€43 to Platinum", keep: null, percent: 60, perks: [] },
  },
  rewards: [
    {
      rewardId: 7,
      title: "€5 off",
      detail: null,
      price: "500 points",
      choice: null,
      ready: true,
      reason: null,
    },
  ],
  ways: [],
  words: {},
  brand: { programName: "Bean Club", colour: "#1a6b4f", textColour: "#ffffff", logo: null },
};

it("says what a product earns, and follows variant and quantity, without a request and without moving anything", async () => {
  const page = await open();
  await product(page).getByText("Earn 30\u00a0points with this").waitFor();
  await page.getByLabel("Quantity").fill("3");
  await product(page).getByText("Earn 90\u00a0points with this").waitFor();
  await page.getByRole("button", { name: "Large" }).click();
  // 3 × 99.00 at 2 points, and 5 points for each piece of the collection.
  await product(page).getByText("Earn 609\u00a0points with this").waitFor();
  expect(await shifts(page)).toBe(0);
  expect(shop.asked).toEqual([]);
  expect(unnamedControls(await page.locator("body").ariaSnapshot())).toEqual([]);
});

it("multiplies for the member's tier, and says at most where the price holds tax that earns nothing", async () => {
  const gold = await open({ customer: ADA });
  await product(gold).getByText("Earn 42\u00a0points with this").waitFor();
  const taxed = await open({ taxesIncluded: true });
  await product(taxed).getByText("Earn up to 30\u00a0points with this").waitFor();
});

it.each<[string, Partial<Visit>]>([
  ["a product with an excluded tag, in any case", { product: { tags: [" outlet"], collections: [] } }],
  ["a customer who earns nothing", { customer: { id: 1, tags: ["staff"], member: null } }],
  ["prices in another currency", { currency: "USD" }],
])("says nothing about points for %s", async (_what, change) => {
  const page = await open(change);
  await page.getByText("Below everything").waitFor();
  expect(await page.locator("[data-throughline='product']").count()).toBe(0);
});

it("opens and closes the panel by keyboard, keeps the focus in it and gives it back", async () => {
  const page = await open();
  await launcher(page).focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog", { name: "Bean Club" });
  await panel.waitFor();
  expect(await launcher(page).getAttribute("aria-expanded")).toBe("true");
  await panel.getByText("€5 off").waitFor();
  const places = new Set<string>();
  for (let press = 0; press < 8; press++) {
    places.add(
      await page.evaluate(() => {
        const held = document.activeElement;
        return held?.closest("dialog") || held === document.body ? "in the panel" : (held?.outerHTML ?? "");
      }),
    );
    await page.keyboard.press("Tab");
  }
  expect([...places]).toEqual(["in the panel"]);
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" });
  expect(await launcher(page).evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await launcher(page).getAttribute("aria-expanded")).toBe("false");
});

it("shows a member what they have at once, asks the app once, and not again within a minute", async () => {
  shop.view = VIEW;
  const page = await open({ customer: ADA });
  const balance = page.locator("[data-balance]").first();
  await balance.getByText("1,300 points").waitFor();
  await page.getByText("80 points are on their way").first().waitFor();
  await page.getByText("€43 to Platinum").first().waitFor();
  await page.getByText("You can have this now").first().waitFor();
  expect(await shifts(page)).toBe(0);
  expect(shop.asked).toEqual(["/apps/throughline/storefront?locale=en"]);
  await page.reload();
  await balance.getByText("1,300 points").waitFor();
  expect(shop.asked).toHaveLength(1);
  shop.visit = { ...shop.visit, customer: { ...ADA, id: 7002 } };
  await page.reload();
  await expect.poll(() => shop.asked.length).toBe(2);
});

it("asks nothing before the panel is opened where only the panel tells of the member", async () => {
  shop.view = VIEW;
  const page = await open({ customer: ADA, blocks: ["launcher"] });
  await launcher(page).click();
  await page.getByRole("dialog").getByText("200 points expire on 31 December").waitFor();
  expect(shop.asked).toHaveLength(1);
});

it("keeps the points that Shopify knows when the app does not answer", async () => {
  const page = await open({ customer: ADA, blocks: ["balance"] });
  await page.getByText("Your points cannot be updated right now.").waitFor();
  expect(await page.locator("[data-balance]").textContent()).toBe("1,250\u00a0points");
  expect(await shifts(page)).toBe(0);
});

it("reads from right to left, with the launcher on the other side", async () => {
  const page = await open({ dir: "rtl", language: "ar" });
  const box = await launcher(page).boundingBox();
  expect(box?.x).toBe(16);
  await launcher(page).click();
  expect((await page.getByRole("dialog").boundingBox())?.x).toBe(16);
  // No language of ours reads so: the words are English, and said to be.
  expect(await page.locator("[data-throughline='launcher']").getAttribute("lang")).toBe("en");
});

it("fills the foot of a phone, and nothing is wider than it", async () => {
  const page = await open({}, { width: 390, height: 844 });
  await launcher(page).click();
  const panel = page.getByRole("dialog");
  const bottom = () => panel.evaluate((element) => element.getBoundingClientRect().bottom);
  await expect.poll(bottom).toBe(844);
  expect(await panel.boundingBox()).toMatchObject({ x: 0, width: 390 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

it("moves nothing for people who asked for less motion", async () => {
  const page = await open();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await launcher(page).click();
  const animation = await page.getByRole("dialog").evaluate((panel) => getComputedStyle(panel).animationName);
  expect(animation).toBe("none");
});

it("speaks the language of the page, and English where it has none", async () => {
  const japanese = await open({ language: "ja" });
  await product(japanese).getByText("この商品で30ポイント獲得").waitFor();
  await japanese.getByRole("button", { name: "特典", exact: true }).waitFor();
  const canadian = await open({ language: "fr-CA" });
  await product(canadian).getByText("Gagnez 30\u00a0points avec cet article").waitFor();
  const danish = await open({ language: "da" });
  await product(danish).getByText("Earn 30\u00a0points with this").waitFor();
});

it("is not there before the program is published, but for a hint in the theme editor", async () => {
  const page = await open({ program: null });
  await page.getByText("Below everything").waitFor();
  expect(await page.locator(".throughline").count()).toBe(0);
  const editor = await open({ program: null, designMode: true });
  await editor.getByText("Open Throughline and save the program once").first().waitFor();
});
