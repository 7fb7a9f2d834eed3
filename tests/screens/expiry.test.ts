import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const NOW = new Date("2026-05-30T22:30:00Z");

async function saveVersionOf(shop: TestShop, baseVersion: number, months: number, from: string) {
  const { transaction } = await import("#app/platform/db.server.ts");
  const { EXPIRY, expirySettings } = await import("#app/modules/expiry/index.ts");
  const { saveVersion } = await import("#app/modules/programs/index.ts");
  await transaction((tx) =>
    saveVersion(tx, shop.shop.merchantId, EXPIRY, {
      baseVersion,
      settings: expirySettings.parse({ kind: "months", months }),
      author: "Test",
      note: null,
      effectiveFrom: new Date(from),
    }),
  );
}

it("says that points never end until a rule is saved", async () => {
  const { readExpiry } = await import("#app/screens/expiry.server.ts");
  const { shop } = await startTestShop();
  expect(await readExpiry({ shop, locale: "en" }, NOW)).toMatchObject({
    version: 0,
    settings: { kind: "never", inactivityMonths: null, warnDays: [30, 7, 1] },
    // It is 00:30 on 31 May in Berlin.
    today: "2026-05-31",
    versions: [],
  });
});

it("marks which version is in force and which are scheduled; a later one replaces a scheduled one", async () => {
  const { readExpiry } = await import("#app/screens/expiry.server.ts");
  const test = await startTestShop();
  const statuses = async () =>
    (await readExpiry({ shop: test.shop, locale: "en" }, NOW)).versions.map(({ status }) => status);
  await saveVersionOf(test, 0, 12, "2026-01-01T00:00:00Z");
  await saveVersionOf(test, 1, 6, "2026-06-01T00:00:00Z");
  expect(await statuses()).toEqual(["scheduled", "in_force"]);
  await saveVersionOf(test, 2, 24, "2026-05-01T00:00:00Z");
  expect(await statuses()).toEqual(["in_force", "past", "past"]);
});

it("reads what is to be saved, and names the fields that are wrong", async () => {
  const { parseExpiryPreview, parseExpirySave } = await import("#app/screens/expiry.server.ts");
  const ask = { settings: { kind: "days", days: 90 }, appliesTo: "all", noticeDays: 30 };
  const body = { ...ask, baseVersion: 1, startsOn: "2026-07-01", note: null };
  expect(parseExpirySave(body)).toMatchObject({
    ok: true,
    wish: { settings: { kind: "days", days: 90, months: 12 }, noticeDays: 30, startsOn: "2026-07-01" },
  });
  const wrong = { ...body, settings: { kind: "days", days: 0, yearlyOn: "02-30" }, startsOn: "2026-02-30" };
  const refused = parseExpirySave(wrong);
  expect(refused.ok ? [] : Object.keys(refused.errors)).toEqual(["days", "yearlyOn", "startsOn"]);
  for (const bad of [null, [], "x", {}, { ...body, baseVersion: -1 }, { ...body, note: "a\0" }]) {
    expect(parseExpirySave(bad).ok).toBe(false);
  }
  expect(parseExpiryPreview(ask)).toMatchObject({ settings: { days: 90 }, appliesTo: "all" });
  expect(parseExpiryPreview({ ...ask, noticeDays: 1.5 })).toBeNull();
});
