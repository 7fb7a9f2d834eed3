import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { ShopWorld } from "#simulator/world/types.ts";
import { startAdminStack, type AdminStack } from "./admin-stack.ts";
import { expectGoodPage, startBrowser, startMerchant, type Browser, type Merchant } from "./merchant.ts";

const PHONE = { width: 390, height: 844 };

let stack: AdminStack;
let browser: Browser;
let shop: ShopWorld;
let merchant: Merchant;

const customerId = (name: string) =>
  [...shop.customers.values()].find(({ firstName }) => firstName === name)?.id ?? 0;
const variantId = (title: string) =>
  [...shop.variants.values()].find(({ productId }) => shop.products.get(productId)?.title === title)?.id ?? 0;

function buy(name: string, product: string, channel: "online" | "pos" = "online") {
  return stack.simulator.perform(shop, "placeOrder", {
    channel,
    customer: { id: customerId(name) },
    lines: [{ variantId: variantId(product), quantity: 1 }],
  });
}

async function profileId(email: string): Promise<string> {
  const rows = await stack.query<{ profile_id: string }>(
    "SELECT profile_id FROM profile_identity WHERE kind = 'email' AND value = $1",
    [email],
  );
  return rows[0]?.profile_id ?? "";
}

beforeAll(async () => {
  [stack, browser] = await Promise.all([startAdminStack(), startBrowser()]);
  shop = stack.addStore("people");
  merchant = await startMerchant(stack, browser, shop);
  await merchant.open("/app/program");
  await merchant.page.getByRole("button", { name: "Save", exact: true }).click();
  await merchant.told("Earning rule saved");
  for (let number = 10; number < 64; number++) {
    const person = { firstName: `Person ${number}`, lastName: "Example" };
    const email = `person${number}@example.com`;
    stack.simulator.perform(shop, "createCustomer", { ...person, email });
  }
  for (const name of ["Ada", "Ben"])
    stack.simulator.perform(shop, "updateCustomer", { customerId: customerId(name) });
  buy("Ada", "Hand grinder");
  buy("Ada", "Travel mug", "pos");
  buy("Ben", "Stoneware cup");
}, 180_000);
beforeEach(() => stack.settled());
afterEach((context) => merchant.keepPicture(context));
afterAll(async () => {
  await browser.close();
  await stack.stop();
});

it("finds, filters, sorts and turns pages by keyboard alone", async () => {
  const { app, page } = merchant;
  await merchant.open("/app/members");
  const people = app.getByRole("row").filter({ has: app.locator("a") });
  await app.getByRole("button", { name: /sort/i }).focus();
  await page.keyboard.press("Enter");
  await app.getByRole("radio", { name: "Points" }).focus();
  await page.keyboard.press("Space");
  await app.getByRole("button", { name: "Most first" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect.poll(() => people.first().textContent()).toContain("Ada Example");
  await app.getByRole("button", { name: "Next" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => people.count()).toBe(6);
  await app.getByRole("button", { name: "Previous" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => people.count()).toBe(50);
  await app.getByPlaceholder(/^Search by name/).focus();
  await page.keyboard.type("person 6");
  await expect.poll(() => people.count()).toBe(4);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("Delete");
  await app.getByRole("button", { name: "Buys", exact: true }).focus();
  await page.keyboard.press("Enter");
  await app.getByLabel("Online and at the till").focus();
  await page.keyboard.press("Space");
  await expect.poll(() => people.count()).toBe(1);
  await page.keyboard.press("Escape");
  await expectGoodPage(merchant, "Members");
  await app.getByRole("link", { name: "Ada Example" }).focus();
  await page.keyboard.press("Enter");
  await app.getByRole("heading", { level: 1, name: "Ada Example" }).waitFor();
});

it("says what a member owes after spent points are taken back", async () => {
  const { orderId } = buy("Ben", "Travel mug");
  await stack.settled();
  const id = await profileId("ben@example.com");
  await merchant.open(`/app/members/${id}`);
  const { app } = merchant;
  await app.getByRole("button", { name: "Adjust points" }).click();
  await app.getByText("Remove points").click();
  await app.getByLabel("Points", { exact: true }).fill("35");
  await app.getByLabel("Reason").fill("Paid out");
  await app.getByRole("dialog").getByRole("button", { name: "Remove points" }).click();
  await merchant.told("Saved. New balance: 0 points");
  stack.simulator.perform(shop, "cancelOrder", { orderId });
  await stack.settled();
  await merchant.open(`/app/members/${id}`);
  await app.getByText("Owes 24 points, repaid by the next purchases.").waitFor();
  await app.getByText("24 points were spent already and are owed now").waitFor();
  await expectGoodPage(merchant, "Member");
});

it("attaches a sale of nobody by its number, asks before it takes another's order, and detaches both", async () => {
  const { app } = merchant;
  const lines = [{ variantId: variantId("Travel mug"), quantity: 1 }];
  stack.simulator.perform(shop, "placeOrder", { channel: "pos", lines, name: "T-77" });
  const { orderId } = buy("Ada", "Filter papers, 100");
  await stack.settled();
  const id = await profileId("person20@example.com");
  await merchant.open(`/app/members/${id}`);
  const dialog = app.getByRole("dialog");
  /** A dialog that closes still stands there for a moment. */
  const done = async (words: string) => {
    await merchant.told(words);
    await dialog.waitFor({ state: "detached" });
  };
  const attach = async (number: string) => {
    await app.getByRole("button", { name: "Attach order" }).click();
    await dialog.getByLabel("Order number").fill(number);
    await dialog.getByRole("button", { name: "Attach order" }).click();
  };
  await attach("#404404");
  await dialog.getByText("No order with this number is known here.").waitFor();
  await dialog.getByLabel("Order number").fill("t-77");
  await merchant.page.keyboard.press("Enter");
  await done("Order T-77 attached: 24 points");
  await app.getByText("Earned with order T-77, assigned by the store").waitFor();
  await attach(String(orderId));
  await dialog.getByText("This order belongs to Ada Example").waitFor();
  await dialog.getByText("Moving it takes 4 points back from Ada Example, as a refund would.").waitFor();
  expect(merchant.takeComplaints().filter((complaint) => !complaint.includes("422"))).toEqual([]);
  await expectGoodPage(merchant, "Member");
  await dialog.getByRole("button", { name: "Move order" }).click();
  await done("attached: 4 points");
  const detach = app.getByRole("button", { name: /^Detach order/ });
  await expect.poll(() => detach.count()).toBe(2);
  await expectGoodPage(merchant, "Member");
  await app.getByRole("button", { name: "Detach order T-77" }).click();
  await dialog.getByText("Its 24 points leave this member.").waitFor();
  await dialog.getByRole("button", { name: "Detach order" }).click();
  await done("Order T-77 now belongs to nobody");
  await detach.click();
  await dialog.getByRole("button", { name: "Detach order" }).click();
  await done("now belongs to Ada Example");
  await app.getByText("No orders yet.").waitFor();
});

it("leads from a merged profile to the one it became, and names possible duplicates", async () => {
  const [gone, kept] = [await profileId("person10@example.com"), await profileId("person11@example.com")];
  const [deletedId, keptId] = [customerId("Person 10"), customerId("Person 11")];
  stack.simulator.perform(shop, "mergeCustomers", { keptId, deletedId });
  await stack.query(
    `INSERT INTO profile_match (merchant_id, profile_a, profile_b, reason)
     SELECT merchant_id, $1, $2, 'same phone' FROM shop`,
    [kept, await profileId("person12@example.com")],
  );
  await stack.settled();
  await merchant.open(`/app/members/${gone}`);
  await merchant.app.getByRole("heading", { level: 1, name: /^Person 1[01]/ }).waitFor();
  await merchant.app.getByText("This may be the same person").waitFor();
  await merchant.app.getByRole("link", { name: "Person 12 Example" }).waitFor();
  expect(merchant.page.url()).toContain(`/app/members/${kept}`);
  await expectGoodPage(merchant, "Member");
});

it("shows the titles of what earns nothing, also at the next visit", async () => {
  const { app, page } = merchant;
  await merchant.open("/app/program");
  await app.getByRole("button", { name: "Choose collections" }).click();
  await page.getByRole("dialog").getByLabel("Coffee").check();
  await page.getByRole("dialog").getByRole("button", { name: "Select" }).click();
  await app.getByText("Coffee", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await merchant.told("Earning rule saved");
  await merchant.open("/app/program");
  await app.getByText("Coffee", { exact: true }).waitFor();
  await expectGoodPage(merchant, "Program");
});

it("fits on a phone", async () => {
  const { app, page } = merchant;
  await page.setViewportSize(PHONE);
  const pages = [
    ["", "Home"],
    ["/app/members", "Members"],
    [`/app/members/${await profileId("ada@example.com")}`, "Member"],
    ["/app/program", "Program"],
    ["/app/activity", "Activity"],
  ] as const;
  for (const [path, title] of pages) {
    await merchant.open(path);
    await page.waitForLoadState("networkidle");
    expect(await app.locator("html").evaluate((html) => html.scrollWidth)).toBe(PHONE.width);
    await expectGoodPage(merchant, title);
  }
});

it("keeps two merchants apart", async () => {
  const other = await startMerchant(stack, browser, stack.addStore("neighbour"));
  await other.open("/app/members");
  await other.app.getByText("Your members show up here").waitFor();
  await other.open(`/app/members/${await profileId("ada@example.com")}`);
  await other.app.getByRole("heading", { level: 2, name: "This page does not exist" }).waitFor();
  await other.app.getByText("This store has no member with this number.").waitFor();
  expect(await other.app.locator("body").textContent()).not.toContain("Ada");
  await other.page.close();
});
