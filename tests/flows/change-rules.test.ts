import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { earningRules } from "../factories/earning-rules.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const [RULE] = earningRules({ id: "first", kind: "firstOrder", settings: { points: 50 } });
if (!RULE) throw new Error("one rule");
const KEEP = { does: "keep" as const, rule: RULE, at: null };

async function change({ shop }: Pick<TestShop, "shop">, baseVersion: number) {
  const { saveRuleChange } = await import("#app/flows/change-rules.server.ts");
  const { merchantId, timeZone } = shop;
  return saveRuleChange({ merchantId, timeZone, staffName: "Test", baseVersion, change: KEEP });
}

async function newest({ shop }: Pick<TestShop, "shop">) {
  const { EARNING } = await import("#app/modules/earning/index.ts");
  const { newestVersion } = await import("#app/modules/programs/index.ts");
  return newestVersion(shop.merchantId, EARNING);
}

it("saves each change as a version on top of all other settings", async () => {
  const test = await startTestShop({ pointsPerUnit: "3" });
  expect(await change(test, 1)).toEqual({ ok: true, version: 2 });
  expect(await newest(test)).toMatchObject({ version: 2, settings: { pointsPerUnit: "3", rules: [RULE] } });
});

it("refuses a change of what somebody else has changed since", async () => {
  const test = await startTestShop();
  await test.saveSettings({ pointsPerUnit: "3" });
  expect(await change(test, 1)).toEqual({ ok: false, reason: "stale" });
});

it("lets a change begin with newer settings that are still to come, and not before them", async () => {
  const test = await startTestShop();
  const { saveEarningSettings } = await import("#app/flows/save-earning-settings.server.ts");
  const { earningSettings } = await import("#app/modules/earning/index.ts");
  const { merchantId, timeZone } = test.shop;
  const coming = { day: "2099-06-01", timeZone } as const;
  const settings = earningSettings.parse({ pointsPerUnit: "9" });
  await saveEarningSettings({ merchantId, settings, staffName: "Test", baseVersion: 1, startsOn: coming });
  expect(await change(test, 2)).toEqual({ ok: true, version: 3 });
  expect(await newest(test)).toMatchObject({
    effectiveFrom: new Date("2099-05-31T22:00:00Z"),
    settings: { pointsPerUnit: "9", rules: [RULE] },
  });
});

it("asks for the program first where there is none", async () => {
  const test = await startTestShop();
  const { sql } = await import("#app/platform/db.server.ts");
  await sql.query({
    text: "DELETE FROM program_version WHERE merchant_id = $1",
    values: [test.shop.merchantId],
  });
  expect(await change(test, 0)).toEqual({
    ok: false,
    reason: "invalid",
    errors: { form: "Save your earning rule first: it starts the program." },
  });
});
