import { readFileSync } from "node:fs";
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
  shop = stack.addStore("files");
  merchant = await startMerchant(stack, browser, shop);
}, 180_000);
afterEach((context) => merchant.keepPicture(context));
afterAll(async () => {
  await browser.close();
  await stack.stop();
});

const FILE = [
  "Email,Points,First Name,Last Name,VIP Tier",
  "ada@example.com,250,Ada,Lovelace,Gold",
  "ben@example.com,'1 050,Ben,Bit,",
  "cy@example.com,12.5,Cy,Cipher,",
  "ada@example.com,10,Ada,Lovelace,Gold",
  "not an address,10,,,",
].join("\r\n");

async function chooseFile(text: string, reason: string): Promise<void> {
  const { app } = merchant;
  await app.locator('input[type="file"]').setInputFiles({
    name: "points.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(text),
  });
  await app.getByText("points.csv").waitFor();
  await app.getByLabel("Reason").fill(reason);
}

const look = () => merchant.app.getByRole("button", { name: "Look at the file" }).click();

it("takes in a file: refused as a whole, looked at, discarded, applied, and its refused rows handed back", async () => {
  const { app, page } = merchant;
  await merchant.open("");
  await stack.settled();
  await merchant.go("Data");
  await app.getByText("No file yet.").waitFor();
  await expectGoodPage(merchant, "Data");
  await app.getByRole("link", { name: "Choose a file" }).click();
  await app.getByRole("heading", { name: "Change balances with a file" }).waitFor();
  await look();
  await app.getByText("Choose a CSV file.").waitFor();
  await app.getByText("Say why: the shopper can read it.").waitFor();
  await expectGoodPage(merchant, "Choose a file");
  await chooseFile("Name,Stars\nAda,5\n", "Welcome over");
  await look();
  await app.getByText("No column holds points.", { exact: false }).waitFor();
  // The browser says that the server refused.
  merchant.takeComplaints();
  await chooseFile(FILE, "Welcome over");
  await app.getByText("Add them", { exact: true }).click();
  await look();
  await app.getByText("Nothing has changed yet").waitFor();
  await app.getByText("Columns that are not used: VIP Tier.").waitFor();
  await app.getByText("The same person stands in line 2 already.").waitFor();
  await expectGoodPage(merchant, "File");
  await app.getByRole("button", { name: "Apply", exact: true }).click();
  await app.getByRole("heading", { name: "Change 2 balances?" }).waitFor();
  await app.getByRole("button", { name: "Apply the file" }).click();
  await merchant.told("The file is being applied");
  await app.getByText("2 balances changed", { exact: true }).waitFor();
  await expectGoodPage(merchant, "File");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    app.getByRole("button", { name: "Download refused rows" }).click(),
  ]);
  expect(readFileSync(await download.path(), "utf8")).toContain(
    "cy@example.com,12.5,Cy,Cipher,,4,“12.5” is not a whole number.",
  );
  await app.getByRole("link", { name: "ben@example.com" }).click();
  await app.getByText("“Welcome over”").waitFor();
});

it("warns of a file that was applied before, and forgets it when it is discarded", async () => {
  const { app } = merchant;
  await merchant.open("/app/data/import");
  await chooseFile(FILE, "Once more");
  await look();
  await app.getByText("This very file was applied before").waitFor();
  await app.getByRole("button", { name: "Discard" }).click();
  await merchant.told("The file is discarded");
  await app.getByText("This file was discarded").waitFor();
  await expectGoodPage(merchant, "File");
});

it("hands everything out as files, and tells who did what", async () => {
  const { app, page } = merchant;
  await merchant.open("/app/data");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    app.getByRole("button", { name: "Download: Members" }).click(),
  ]);
  expect(readFileSync(await download.path(), "utf8")).toContain("ben@example.com,,,Ben,Bit,1050,0,0,0,");
  await app.getByRole("link", { name: "Open the list" }).click();
  await app.getByText("Downloaded the list of members").waitFor();
  await expectGoodPage(merchant, "Who did what");
  await app.getByLabel("Show", { exact: true }).selectOption("bulk_applied");
  await app.getByText("Downloaded the list of members").waitFor({ state: "detached" });
  await app.getByRole("link", { name: "Changed 2 balances with a file" }).click();
  await app.getByText("2 balances changed", { exact: true }).waitFor();
});
