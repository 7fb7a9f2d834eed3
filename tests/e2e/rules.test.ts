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
  shop = stack.addStore("rules");
  merchant = await startMerchant(stack, browser, shop);
}, 180_000);
afterEach((context) => merchant.keepPicture(context));
afterAll(async () => {
  await browser.close();
  await stack.stop();
});

it("adds a campaign in words that refuse what makes no sense, draws it, and takes a removal back", async () => {
  const { app, page } = merchant;
  await merchant.open("/app/program/rules");
  await app.getByText("Start your program first").waitFor();
  await expectGoodPage(merchant, "Rules");
  await merchant.open("/app/program");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await merchant.told("Earning rule saved");
  await merchant.open("/app/program/rules");
  await app.getByText("No rules yet.").waitFor();
  await expectGoodPage(merchant, "Rules");
  await app.getByRole("link", { name: "Add Campaign" }).click();
  await app.getByRole("heading", { name: "New rule: campaign" }).waitFor();
  await app.getByLabel("Name", { exact: true }).fill("Double days");
  await app.getByLabel("Times the usual points").fill("1000");
  await app.getByLabel("First day").fill("2099-05-10");
  await app.getByLabel("Last day").fill("2099-05-01");
  await app.getByRole("button", { name: "Save rule" }).click();
  await app.getByText("Enter a number from 1 to 10, with up to two decimals.").waitFor();
  await app.getByLabel("Times the usual points").fill("1,5");
  await app.getByText("This is before the first day.").waitFor();
  await app.getByLabel("Last day").fill("2099-05-12");
  await app.getByText(/There are no orders yet/).waitFor();
  await expectGoodPage(merchant, "Rule");
  await app.getByRole("button", { name: "Save rule" }).click();
  await app.getByRole("heading", { name: "Campaign calendar" }).waitFor();
  await app.getByText("Coming", { exact: true }).waitFor();
  await app.getByRole("button", { name: /^Switch off Campaign/ }).click();
  await app.getByRole("button", { name: /^Switch on Campaign/ }).waitFor();
  await app.getByRole("button", { name: /^Remove Campaign/ }).click();
  await app.getByText("Rule removed").waitFor();
  await app.getByText("No rules yet.").waitFor();
  await app.getByRole("button", { name: "Undo" }).click();
  await app.getByRole("button", { name: /^Switch on Campaign/ }).waitFor();
  await app.getByText("They add up", { exact: true }).click();
  await merchant.told("Rules saved");
  await expectGoodPage(merchant, "Rules");
  expect(
    (await stack.query("SELECT count(*)::int AS n FROM program_version WHERE program = 'earning'"))[0],
  ).toEqual({
    n: 6,
  });
});

it("rewards what is bought by a rule that was added", async () => {
  const { app, page } = merchant;
  await merchant.open("/app/program/rules");
  await app.getByRole("link", { name: "Add First order" }).click();
  await app.getByLabel("Points", { exact: true }).fill("500");
  await app.getByRole("button", { name: "Save rule" }).click();
  await app.getByText("500 points for the first order").waitFor();
  await merchant.store("new-order");
  await page.getByRole("button", { name: "Hand grinder" }).click();
  await page.getByLabel("Guest or walk-in").check();
  await page.getByLabel("E-mail on the order").fill("dana@example.com");
  await page.getByRole("button", { name: "Place order" }).click();
  await merchant.told("Order placed");
  await stack.settled();
  expect(await stack.query("SELECT points FROM rule_award")).toEqual([{ points: "500" }]);
});

it("keeps the birthday of a member", async () => {
  const { app } = merchant;
  const [profile] = await stack.query<{ profile_id: string }>(
    "SELECT profile_id FROM profile ORDER BY 1 DESC LIMIT 1",
  );
  await merchant.open(`/app/members/${profile?.profile_id}`);
  await app.getByText("500 by First order").waitFor();
  await app.getByText("Not known").waitFor();
  await app.getByRole("button", { name: "Edit birthday" }).click();
  await app.getByLabel("Month").selectOption("2");
  await app.getByLabel("Day", { exact: true }).fill("30");
  await app.getByRole("button", { name: "Save", exact: true }).click();
  await app.getByText("Choose a month and a day that it has.").waitFor();
  expect(merchant.takeComplaints()).toHaveLength(1);
  await app.getByLabel("Day", { exact: true }).fill("29");
  await app.getByRole("button", { name: "Save", exact: true }).click();
  await merchant.told("Birthday saved");
  await app.getByText("Feb 29").waitFor();
  await expectGoodPage(merchant, "Member");
});

it("makes a key that is shown once, and withdraws it", async () => {
  const { app } = merchant;
  await merchant.open("/app/program/keys");
  await app.getByText("No keys yet.").waitFor();
  await app.getByRole("button", { name: "Make key" }).click();
  await app.getByText("Enter what the key is for.").waitFor();
  expect(merchant.takeComplaints()).toHaveLength(1);
  await app.getByLabel("New key for").fill("Reviews");
  await app.getByRole("button", { name: "Make key" }).click();
  await app.getByText("Copy the key now").waitFor();
  await expectGoodPage(merchant, "API keys");
  await app.getByRole("button", { name: "Withdraw Reviews" }).click();
  await app.getByRole("button", { name: "Withdraw key" }).click();
  await merchant.told("Key withdrawn");
  await app.getByText(/^Withdrawn /).waitFor();
});
