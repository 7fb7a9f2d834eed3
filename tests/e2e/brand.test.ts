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
  shop = stack.addStore("brand");
  merchant = await startMerchant(stack, browser, shop);
}, 280_000);
afterEach((context) => merchant.keepPicture(context));
afterAll(async () => {
  await browser.close();
  await stack.stop();
});

const save = () => merchant.page.getByRole("button", { name: "Save", exact: true }).click();

it("names the program and its points, warns of colours that are hard to read, and changes any sentence", async () => {
  await merchant.open("/app/settings/brand");
  const { app } = merchant;
  await app.getByText("Contrast 6.4 to 1: easy to read.").waitFor();
  await expectGoodPage(merchant, "Brand and words");
  await app.getByLabel("Name of the program").fill("Bean Club");
  await app.getByLabel("Colour", { exact: true }).fill("#8a5a2b");
  await app.getByLabel("Colour of text on it", { exact: true }).fill("#c9a27e");
  await app.getByText("many shoppers cannot read this", { exact: false }).waitFor();
  await app.getByLabel("Colour of text on it", { exact: true }).fill("#ffffff");
  await app.getByText("Contrast 5.8 to 1: easy to read.").waitFor();
  await app.getByLabel("English, one").fill("bean");
  await save();
  await app.getByText("Brand and words are not saved yet").waitFor();
  await app.getByText("Enter a name.").waitFor();
  await app.getByLabel("English, several").fill("beans");
  await app.getByText("Earn 42 beans with this", { exact: true }).waitFor();
  await app.getByLabel("Find a sentence").fill("with this");
  await app.getByRole("button", { name: "Change the words: Earn {points} with this" }).click();
  const sentence = app.getByLabel("Earn {points} with this", { exact: true });
  await sentence.fill("Grind out some beans");
  await app.getByText("Keep {points} in the sentence: it is filled in.").waitFor();
  await sentence.fill("Grind out {points}");
  await app.getByText("Grind out 42 beans").waitFor();
  await expectGoodPage(merchant, "Brand and words");
  await save();
  await merchant.told("Brand and words saved");
  await app.getByRole("heading", { name: "Version 1" }).waitFor();
  await app.getByText("English: “Earn {points} with this” → “Grind out {points}”").waitFor();
  await stack.settled();
  const facts = [...shop.metafields.values()].find(({ key }) => key === "program");
  expect(JSON.parse(facts?.value ?? "null")).toMatchObject({
    brand: { programName: "Bean Club", colour: "#8a5a2b", textColour: "#ffffff", logo: null },
    texts: { en: { unit: { one: "bean", other: "beans" }, words: { product: "Grind out {points}" } } },
  });
});

it("speaks each language with its own words, and brings the older brand back", async () => {
  const { app } = merchant;
  await app.getByLabel("Language", { exact: true }).selectOption("de");
  await app.getByLabel("Find a sentence").fill("mit diesem");
  await app.getByText("Sammeln Sie 42 Punkte mit diesem Artikel").waitFor();
  await app.getByLabel("German, one").fill("Bohne");
  await app.getByLabel("German, several").fill("Bohnen");
  await app.getByText("Sammeln Sie 42 Bohnen mit diesem Artikel").waitFor();
  await save();
  await app.getByRole("heading", { name: "Version 2" }).waitFor();
  await app.getByText("Points in German: Punkt/Punkte → Bohne/Bohnen").waitFor();
  await app.getByRole("button", { name: "Use the settings of version 1 again" }).click();
  await expect.poll(() => app.getByLabel("German, one").inputValue()).toBe("");
  await save();
  await app.getByText("As in version 1").waitFor();
  await merchant.open("/app/data/staff");
  await app.getByText("Saved brand and words, version 3").first().waitFor();
});
