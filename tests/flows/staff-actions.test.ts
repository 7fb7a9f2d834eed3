import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { id, order } from "../factories/order.ts";
import { orderBy } from "../factories/order-story.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const ADA = "ada@example.com";

async function actions(test: TestShop, kind: "points_adjusted" | null = null) {
  const { listStaffActions } = await import("#app/modules/staff/index.ts");
  return listStaffActions(test.shop.merchantId, { kind, before: null }, 10);
}

async function adjust(test: TestShop, wished: number, requestId: string) {
  const { adjustPoints } = await import("#app/flows/adjust-points.server.ts");
  const { toPoints } = await import("#app/vocabulary/points.ts");
  const profileId = await test.profileOf(ADA);
  if (profileId === null) throw new Error("Ada is not known");
  const words = { note: "Sorry, Ada", staffName: "Grace", requestId };
  return adjustPoints({
    merchantId: test.shop.merchantId,
    profileId,
    points: toPoints(wished),
    ...words,
  });
}

it("records who adjusted a balance, once, and nothing of what was refused", async () => {
  const test = await startTestShop();
  await test.see(order());
  const requestId = randomUUID();
  expect(await adjust(test, 25, requestId)).toEqual({ ok: true, available: 125 });
  expect(await adjust(test, 25, requestId)).toEqual({ ok: true, available: 125 });
  expect(await adjust(test, -126, randomUUID())).toEqual({ ok: false, reason: "insufficient" });
  const [action, ...others] = await actions(test);
  expect(others).toEqual([]);
  expect(action).toMatchObject({
    actor: "Grace",
    kind: "points_adjusted",
    profileId: await test.profileOf(ADA),
    detail: { points: 25 },
  });
});

it("records who saved which version of a program, and not what came too late", async () => {
  const test = await startTestShop();
  const { saveEarningSettings } = await import("#app/flows/save-earning-settings.server.ts");
  const { saveExpirySettings } = await import("#app/flows/save-expiry-settings.server.ts");
  const { earningSettings } = await import("#app/modules/earning/index.ts");
  const { expirySettings } = await import("#app/modules/expiry/index.ts");
  const { merchantId, timeZone } = test.shop;
  const earning = { merchantId, settings: earningSettings.parse({}), staffName: "Grace" };
  await saveEarningSettings({ ...earning, baseVersion: 1 });
  expect(await saveEarningSettings({ ...earning, baseVersion: 1 })).toEqual({ ok: false, reason: "stale" });
  await saveExpirySettings({
    merchantId,
    timeZone,
    settings: expirySettings.parse({ kind: "months", months: 12 }),
    staffName: "Linus",
    baseVersion: 0,
    appliesTo: "new",
    noticeDays: 0,
    startsOn: null,
    note: null,
  });
  expect((await actions(test)).map(({ actor, kind, detail }) => ({ actor, kind, detail }))).toEqual([
    { actor: "Linus", kind: "expiry_saved", detail: { version: 1, appliesTo: "new" } },
    { actor: "Grace", kind: "earning_saved", detail: { version: 2 } },
  ]);
  expect(await actions(test, "points_adjusted")).toEqual([]);
});

it("records keys made and withdrawn, birthdays and attached orders, each with its author", async () => {
  const test = await startTestShop();
  await test.see(order(), orderBy("bo@example.com", 7002, { orderId: id(1002), name: "#1002" }));
  const { merchantId } = test.shop;
  const { createApiKey, withdrawApiKey } = await import("#app/flows/api-keys.server.ts");
  const { listApiKeys } = await import("#app/modules/api-keys/index.ts");
  const { setBirthday } = await import("#app/flows/set-birthday.server.ts");
  const { attachOrder } = await import("#app/flows/attach-order.server.ts");
  const [ada, bo] = [await test.profileOf(ADA), await test.profileOf("bo@example.com")];
  if (ada === null || bo === null) throw new Error("both have bought something");
  await createApiKey(merchantId, "Reviews", "Grace");
  const keyId = (await listApiKeys(merchantId))[0]?.keyId ?? 0;
  expect(await withdrawApiKey(merchantId, keyId, "Linus")).toBe(true);
  expect(await withdrawApiKey(merchantId, keyId, "Linus")).toBe(false);
  await setBirthday({ merchantId, profileId: ada, birthday: "02-29", staffName: "Grace" });
  const wish = { merchantId, profileId: ada, number: "1002", choice: null, staffName: "Linus" };
  expect(await attachOrder({ ...wish, confirmedOwner: null })).toMatchObject({ reason: "of_another" });
  await attachOrder({ ...wish, confirmedOwner: bo });
  expect((await actions(test)).map(({ actor, kind, profileId }) => ({ actor, kind, profileId }))).toEqual([
    { actor: "Linus", kind: "order_attached", profileId: ada },
    { actor: "Grace", kind: "birthday_set", profileId: ada },
    { actor: "Linus", kind: "api_key_withdrawn", profileId: null },
    { actor: "Grace", kind: "api_key_made", profileId: null },
  ]);
});

it("keeps neither the name nor the words about a person who was forgotten, also after a merge", async () => {
  const test = await startTestShop();
  await test.see(order(), orderBy("older@example.com", 7002, { orderId: id(1002) }));
  await adjust(test, 25, randomUUID());
  await test.apply([{ kind: "customers-merged", keptId: id(7002), deletedId: id(7001) }]);
  await test.apply([{ kind: "customer-redaction", customerId: id(7002), orderIds: [] }]);
  const kept = await actions(test);
  expect(kept).toHaveLength(1);
  expect(JSON.stringify(kept)).not.toMatch(/ada/i);
});
