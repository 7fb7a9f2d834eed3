import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";

let app: TestApp;
let shop: TestShop;
beforeAll(async () => {
  app = await startTestApp();
  shop = await startTestShop();
});
afterAll(() => app.close());

async function save(settings: object, baseVersion: number) {
  const { parseBrandSave } = await import("#app/screens/brand.server.ts");
  const { saveBrandSettings } = await import("#app/flows/save-brand-settings.server.ts");
  const parsed = parseBrandSave({ settings, baseVersion, note: null });
  if (!parsed.ok) return parsed;
  const { merchantId } = shop.shop;
  return saveBrandSettings({ ...parsed.wish, merchantId, staffName: "Kim Example" });
}

it.each<[string, object, Record<string, string>]>([
  ["a colour that is none", { colour: "red" }, { colour: "Enter a colour such as #1a6b4f." }],
  [
    "an address that runs code",
    { logo: "javascript:alert(1)" },
    { logo: "Enter an address that begins with https://." },
  ],
  [
    "half a name",
    { pointsName: { en: { one: "star", other: " " } } },
    { "pointsName.en.other": "Enter a name." },
  ],
  [
    "a sentence that says no points",
    { words: { "theme.product": { de: "Kaufen Sie" } } },
    { "words.theme.product.de": "Keep {points} in the sentence: it is filled in." },
  ],
  [
    "a sentence with markup",
    { words: { "theme.join": { en: "<b>Join</b>" } } },
    { "words.theme.join.en": "Leave out < and >: sentences are plain text." },
  ],
])("refuses %s, and keeps nothing", async (_what, settings, errors) => {
  expect(await save(settings, 0)).toMatchObject({ ok: false, errors });
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query({
    text: "SELECT FROM program_version WHERE program = 'brand'",
    values: [],
  });
  expect(rows).toHaveLength(0);
});

it("saves a version with its author, has it published, and refuses one made on an older state", async () => {
  const words = { "theme.join": { en: "Come in" } };
  expect(await save({ programName: "Bean Club", words }, 0)).toEqual({ ok: true, version: 1 });
  expect(await save({ programName: "Late" }, 0)).toEqual({ ok: false, reason: "stale" });
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows: jobs } = await sql.query<{ key: string }>({
    text: "SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'publish-program'",
    values: [],
  });
  expect(jobs).toEqual([{ key: `publish-program:${shop.shop.merchantId}:program` }]);
  const { rows: done } = await sql.query<{ kind: string; actor: string; detail: object }>({
    text: "SELECT kind, actor, detail FROM staff_action WHERE merchant_id = $1",
    values: [shop.shop.merchantId],
  });
  expect(done).toEqual([{ kind: "brand_saved", actor: "Kim Example", detail: { version: 1 } }]);
});

it("speaks with the merchant's words once they are saved, and with the standard ones elsewhere", async () => {
  const { BRAND, speakerFor } = await import("#app/modules/brand/index.ts");
  const { newestVersion } = await import("#app/modules/programs/index.ts");
  const brand = (await newestVersion(shop.shop.merchantId, BRAND))?.settings;
  if (!brand) throw new Error("nothing was saved");
  expect(speakerFor(brand, "en").say("theme.join")).toBe("Come in");
  expect(speakerFor(brand, "de").say("theme.join")).toBe("Jetzt mitmachen");
});
