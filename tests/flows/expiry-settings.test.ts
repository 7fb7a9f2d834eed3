import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { auditProblems } from "../invariants/audit-problems.ts";
import { purchase } from "../screens/people.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterEach(async () => expect(await auditProblems()).toEqual([]));
afterAll(() => app.close());

const ada = { number: 1, firstName: "Ada", email: "ada@example.com" };
const grace = { number: 2, firstName: "Grace", email: "grace@example.com" };
const NOW = new Date("2026-07-01T00:00:00Z");

async function save(shop: TestShop, changes: Record<string, unknown> = {}, settings: object = {}) {
  const { saveExpirySettings } = await import("#app/flows/save-expiry-settings.server.ts");
  const { expirySettings } = await import("#app/modules/expiry/index.ts");
  return saveExpirySettings({
    merchantId: shop.shop.merchantId,
    timeZone: shop.shop.timeZone,
    settings: expirySettings.parse({ kind: "months", months: 12, ...settings }),
    staffName: "Test",
    baseVersion: 0,
    appliesTo: "new",
    noticeDays: 0,
    startsOn: null,
    note: null,
    ...changes,
  });
}

async function preview(shop: TestShop, appliesTo: "new" | "all", noticeDays: number, settings: object) {
  const { previewExpiry } = await import("#app/flows/preview-expiry.server.ts");
  const { expirySettings } = await import("#app/modules/expiry/index.ts");
  const { merchantId, timeZone } = shop.shop;
  const wish = { merchantId, timeZone, appliesTo, noticeDays, settings: expirySettings.parse(settings) };
  return previewExpiry(wish, NOW);
}

async function waitingJobs(
  shop: TestShop,
): Promise<{ version: number; notice: number; at: string | null }[]> {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query<{ version: number; notice: number; at: string | null }>({
    text: `SELECT (j.payload ->> 'version')::int AS version, (j.payload ->> 'noticeDays')::int AS notice,
             CASE WHEN j.run_at > now() THEN to_char(j.run_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') END AS at
           FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
           WHERE t.identifier = 'redate-lots' AND (j.payload ->> 'merchantId')::int = $1`,
    values: [shop.shop.merchantId],
  });
  return rows;
}

it("T3 saves versions on top of each other, and refuses one that is stale", async () => {
  const shop = await startTestShop();
  expect(await save(shop)).toEqual({ ok: true, version: 1 });
  expect(await save(shop, { baseVersion: 1 }, { months: 6 })).toEqual({ ok: true, version: 2 });
  expect(await save(shop, { baseVersion: 1 })).toEqual({ ok: false, reason: "stale" });
});

it("touches points that people have only when it is asked to", async () => {
  const shop = await startTestShop();
  await save(shop);
  expect(await waitingJobs(shop)).toEqual([]);
  await save(shop, { baseVersion: 1, appliesTo: "all", noticeDays: 30 });
  expect(await waitingJobs(shop)).toEqual([{ version: 2, notice: 30, at: null }]);
});

it("lets a scheduled version and its work wait for the first instant of its day in the shop's zone", async () => {
  const shop = await startTestShop();
  const scheduled = { appliesTo: "all", noticeDays: 30, startsOn: "2100-01-01" };
  expect(await save(shop, scheduled)).toEqual({ ok: true, version: 1 });
  expect(await waitingJobs(shop)).toEqual([{ version: 1, notice: 30, at: "2099-12-31 23:00" }]);
  const { expiryInForce } = await import("#app/flows/expiry-policy.server.ts");
  const kindAt = async (at: string) => (await expiryInForce(shop.shop.merchantId, new Date(at))).kind;
  expect(await kindAt("2099-12-31T22:59:59Z")).toBe("never");
  expect(await kindAt("2099-12-31T23:00:00Z")).toBe("months");
});

it("refuses to start on a day that has begun", async () => {
  const shop = await startTestShop();
  expect(await save(shop, { startsOn: "2026-01-01" })).toEqual({
    ok: false,
    reason: "invalid",
    errors: { startsOn: "Choose a day after today." },
  });
});

it.each([
  [{ kind: "days", days: 30 }, "days"],
  [{ kind: "months", months: 1 }, "months"],
  [{ kind: "month_end", months: 1 }, "months"],
  [{ kind: "year_end", years: 0 }, "years"],
  [{ kind: "yearly_date", yearlyMinDays: 30 }, "yearlyMinDays"],
])(
  "refuses %j while points wait 30 days, because some would end before they can be spent",
  async (settings, field) => {
    const shop = await startTestShop({ waitDays: 30 });
    expect(await save(shop, {}, settings)).toEqual({
      ok: false,
      reason: "invalid",
      errors: {
        [field]:
          "Points wait 30 days before they can be spent, so some would end before that. Let them live longer.",
      },
    });
  },
);

it.each([{ kind: "never" }, { kind: "days", days: 31 }, { kind: "months", months: 2 }])(
  "accepts %j while points wait 30 days",
  async (settings) => {
    const shop = await startTestShop({ waitDays: 30 });
    expect(await save(shop, {}, settings)).toEqual({ ok: true, version: 1 });
  },
);

it("T3 shows whom a change would hit before it is saved, each member once", async () => {
  const shop = await startTestShop();
  await shop.see(
    purchase(ada, "2026-01-10", { euro: 10 }),
    purchase(ada, "2026-02-10", { euro: 20 }),
    purchase(grace, "2026-06-20", { euro: 40 }),
  );
  expect(await preview(shop, "all", 30, { kind: "months", months: 6 })).toEqual({
    open: 70,
    earlier: { members: 2, points: 70 },
    later: { members: 0, points: 0 },
    horizons: [
      // The notice ends with the day 31 July; the points of February end on 10 August.
      { days: 30, before: 0, after: 0 },
      { days: 90, before: 0, after: 30 },
      { days: 365, before: 0, after: 70 },
    ],
    idle: { before: { members: 0, points: 0 }, after: { members: 0, points: 0 } },
  });
});

it("hits nobody's points when it is for new points only", async () => {
  const shop = await startTestShop();
  await shop.see(purchase(ada, "2026-01-10", { euro: 10 }));
  expect(await preview(shop, "new", 0, { kind: "days", days: 1 })).toMatchObject({
    open: 10,
    earlier: { members: 0, points: 0 },
    later: { members: 0, points: 0 },
    horizons: [{ before: 0, after: 0 }, { after: 0 }, { after: 0 }],
  });
});

it("T1 shows who has been inactive for so long, apart from the dates of their points", async () => {
  const shop = await startTestShop();
  await shop.see(purchase(ada, "2026-01-10", { euro: 10 }), purchase(grace, "2026-06-20", { euro: 40 }));
  expect(await preview(shop, "new", 0, { inactivityMonths: 3 })).toMatchObject({
    earlier: { members: 0, points: 0 },
    idle: { before: { members: 0, points: 0 }, after: { members: 1, points: 10 } },
  });
});

it("shows points that would live longer", async () => {
  const shop = await startTestShop();
  const { transaction } = await import("#app/platform/db.server.ts");
  const { EXPIRY, expirySettings } = await import("#app/modules/expiry/index.ts");
  const { saveVersion } = await import("#app/modules/programs/index.ts");
  await transaction((tx) =>
    saveVersion(tx, shop.shop.merchantId, EXPIRY, {
      baseVersion: 0,
      settings: expirySettings.parse({ kind: "months", months: 12 }),
      author: "Test",
      note: null,
      effectiveFrom: new Date("2026-01-01T00:00:00Z"),
    }),
  );
  await shop.see(purchase(ada, "2026-06-20", { euro: 40 }));
  expect(await preview(shop, "all", 30, { kind: "never" })).toMatchObject({
    later: { members: 1, points: 40 },
    horizons: [{ before: 0 }, { before: 0 }, { days: 365, before: 40, after: 0 }],
  });
});
