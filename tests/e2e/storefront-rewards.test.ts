import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { Order, ShopWorld } from "#simulator/world/types.ts";
import { startAdminStack, type AdminStack } from "./admin-stack.ts";
import { startBrowser, type Browser } from "./merchant.ts";
import { openStore, startShopper, type Shopper } from "./shopper.ts";

let stack: AdminStack;
let browser: Browser;
let shop: ShopWorld;
let shopper: Shopper;

beforeAll(async () => {
  [stack, browser] = await Promise.all([startAdminStack(), startBrowser()]);
  shop = await openStore(stack, "rewards");
  shopper = await startShopper(stack, browser, shop);
}, 180_000);
afterEach((context) => shopper.keepPicture(context));
afterAll(async () => {
  await browser.close();
  await stack.stop();
});

const FIVE_OFF = "Apply: €5 off";

/** What a person has, by a contact of theirs. */
async function balanceOf(contact: string): Promise<{ available: number; held: number }> {
  const [found] = await stack.query<{ available: number; held: number }>(
    `SELECT account.available::int, account.held::int FROM ledger_account account
     JOIN profile_identity identity USING (merchant_id, profile_id) WHERE identity.value = $1`,
    [contact],
  );
  return found ?? { available: 0, held: 0 };
}

async function newestRedemption() {
  const [found] = await stack.query<{ state: string; code: string; release_reason: string | null }>(
    "SELECT state, code, release_reason FROM redemption ORDER BY redemption_id DESC LIMIT 1",
  );
  return found;
}

const newestOrder = (): Order => {
  const found = [...shop.orders.values()].at(-1);
  if (found === undefined) throw new Error("Nothing was ordered.");
  return found;
};

/** Buys two grinders: 158 euros with tax, 132 points. */
async function earn(who: Shopper, name: string): Promise<void> {
  await who.logIn(name);
  await who.add("hand-grinder", 2);
  await who.open("/checkout");
  await who.pay();
  await stack.settled();
}

/** To the checkout with two mugs: 58 euros. */
async function goToCheckout(who: Shopper): Promise<void> {
  await who.add("travel-mug", 2);
  await who.open("/checkout");
  await who.extension.getByRole("button", { name: FIVE_OFF }).waitFor();
}

it("earns online, spends in the checkout, captures with the order and gives back pro rata (E8)", async () => {
  const { page, extension } = shopper;
  await earn(shopper, "Ada Example");
  expect(await balanceOf("ada@example.com")).toEqual({ available: 132, held: 0 });
  await goToCheckout(shopper);
  await extension.getByText("132 points").first().waitFor();
  await extension.getByRole("button", { name: FIVE_OFF }).click();
  await extension.getByText("Applied").waitFor();
  await expect.poll(() => shopper.total("Total").innerText()).toBe("€57.90");
  expect(await balanceOf("ada@example.com")).toEqual({ available: 32, held: 100 });
  await page.reload();
  await extension.getByText("Applied").waitFor();
  await shopper.pay();
  await stack.settled();
  expect(await newestRedemption()).toMatchObject({ state: "captured" });
  // 53 euros with tax are 44 points.
  expect(await balanceOf("ada@example.com")).toEqual({ available: 76, held: 0 });
  const order = newestOrder();
  const [line] = order.lines;
  if (line === undefined) throw new Error("The order has no line.");
  stack.simulator.perform(shop, "refund", {
    orderId: order.id,
    lines: [{ lineId: line.id, quantity: 1 }],
  });
  await stack.settled();
  // Half of the goods: half of the 100 points come back, and half of the 44 are taken.
  expect(await balanceOf("ada@example.com")).toEqual({ available: 104, held: 0 });
});

it("takes a reward off again in one press, and its points are back", async () => {
  const { page, extension } = shopper;
  await goToCheckout(shopper);
  await extension.getByRole("button", { name: FIVE_OFF }).click();
  await extension.getByText("Applied").waitFor();
  await extension.getByRole("button", { name: "Remove: €5 off" }).click();
  await extension.getByRole("button", { name: FIVE_OFF }).waitFor();
  await extension.getByText("Applied").waitFor({ state: "detached" });
  expect(await page.locator(".tag").count()).toBe(0);
  expect(await balanceOf("ada@example.com")).toEqual({ available: 104, held: 0 });
});

it("is told when the discount was deleted in Shopify first, and nothing is lost (R9)", async () => {
  const { page, extension } = shopper;
  await extension.getByRole("button", { name: FIVE_OFF }).click();
  await extension.getByText("Applied").waitFor();
  const code = (await newestRedemption())?.code;
  stack.simulator.perform(shop, "deleteDiscount", { code });
  await stack.settled();
  expect(await newestRedemption()).toMatchObject({ state: "released", release_reason: "deleted_in_shopify" });
  expect(await balanceOf("ada@example.com")).toEqual({ available: 104, held: 0 });
  await page.reload();
  await page.locator(".tag-lost").waitFor();
  await page.getByRole("button", { name: `Remove ${code ?? ""}` }).click();
  await shopper.pay();
  await stack.settled();
});

it("keeps points for a checkout that was left, until their time is over", async () => {
  const { page, extension } = shopper;
  await goToCheckout(shopper);
  await extension.getByRole("button", { name: FIVE_OFF }).click();
  await extension.getByText("Applied").waitFor();
  await page.getByText("Try things").click();
  await page.getByRole("button", { name: "Leave this checkout for good" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  const before = await balanceOf("ada@example.com");
  expect(before.held).toBe(100);
  await stack.query("UPDATE redemption SET expires_at = now() - interval '1 minute' WHERE state = 'issued'");
  await stack.query("UPDATE point_hold SET expires_at = now() - interval '1 minute' WHERE status = 'open'");
  await stack.query("SELECT graphile_worker.add_job('release-timed-out-holds', '{}'::json)");
  await stack.settled();
  expect(await newestRedemption()).toMatchObject({ state: "released", release_reason: "timed_out" });
  expect(await balanceOf("ada@example.com")).toEqual({ available: before.available + 100, held: 0 });
});

it("gives the last points to one of two tabs", async () => {
  const tabs = [await startShopper(stack, browser, shop), await startShopper(stack, browser, shop)] as const;
  await earn(tabs[0], "Ben Example");
  await tabs[1].logIn("Ben Example");
  for (const tab of tabs) await goToCheckout(tab);
  await Promise.all(tabs.map((tab) => tab.extension.getByRole("button", { name: FIVE_OFF }).click()));
  await Promise.all(
    tabs.map((tab) =>
      tab.extension
        .getByText("Applied")
        .or(tab.extension.getByText(/points? to go/))
        .first()
        .waitFor(),
    ),
  );
  const applied = await Promise.all(tabs.map((tab) => tab.page.locator(".tag").count()));
  expect(applied.sort()).toEqual([0, 1]);
  expect(await balanceOf("ben@example.com")).toEqual({ available: 32, held: 100 });
});
