import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { purchase } from "./people.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const NOW = new Date("2026-05-30T22:30:00Z");
const ada = { number: 1, firstName: "Ada", email: "ada@example.com" };
const visitOf = ({ shop }: TestShop) => ({ shop, locale: "en" });

describe("home", () => {
  it("compares 30 days of the shop's zone with the 30 before", async () => {
    const { readHome } = await import("#app/screens/home.server.ts");
    const shop = await startTestShop();
    await shop.see(
      purchase(ada, "2026-05-30", { euro: 10 }),
      purchase(ada, "2026-05-20", { euro: 20, channel: "pos" }),
      purchase(ada, "2026-05-02", { euro: 40 }),
      purchase(ada, "2026-05-01", { euro: 80 }),
      purchase(ada, "2026-03-01", { euro: 160 }),
    );
    const home = await readHome(visitOf(shop), NOW);
    // It is 00:30 on 31 May in Berlin.
    expect([home.days[0], home.days.at(-1), home.days.length]).toEqual(["2026-05-02", "2026-05-31", 30]);
    const { key, daily } = await home.figures;
    expect(key).toMatchObject({
      members: 1,
      ordersThatEarned: { now: 3, before: 1 },
      earned: { now: 70, before: 80 },
      takenBack: { now: 0, before: 0 },
      outstanding: { available: 310, pending: 0, held: 0, debt: 0 },
    });
    expect(daily).toEqual([
      { day: "2026-05-02", channel: "online", points: 40 },
      { day: "2026-05-20", channel: "pos", points: 20 },
      { day: "2026-05-30", channel: "online", points: 10 },
    ]);
  });

  it("knows what of the setup is done, and remembers that the guide was hidden", async () => {
    const { readHome } = await import("#app/screens/home.server.ts");
    const { dismissSetup } = await import("#app/flows/dismiss-setup.server.ts");
    const shop = await startTestShop();
    const fresh = await readHome(visitOf(shop), NOW);
    await fresh.figures;
    expect(fresh.setup).toEqual({
      dismissed: false,
      connected: true,
      detailsRead: true,
      ruleSaved: true,
      firstOrderAt: null,
      backfill: "none",
    });
    await dismissSetup(shop.shop.merchantId, true);
    await shop.see(purchase(ada, "2026-05-30"));
    const later = await readHome(visitOf(shop), NOW);
    await later.figures;
    expect(later.setup).toMatchObject({ dismissed: true, firstOrderAt: new Date("2026-05-30T10:00:00Z") });
    await dismissSetup(shop.shop.merchantId, false);
    const again = await readHome(visitOf(shop), NOW);
    await again.figures;
    expect(again.setup.dismissed).toBe(false);
  });
});

describe("program", () => {
  it("shows the newest settings and who saved which", async () => {
    const { readProgram } = await import("#app/screens/program.server.ts");
    const shop = await startTestShop();
    await shop.saveSettings({ pointsPerUnit: "3" });
    expect(await readProgram(visitOf(shop), new Date("2026-07-01T00:00:00Z"))).toMatchObject({
      version: 2,
      settings: { pointsPerUnit: "3" },
      versions: [
        { version: 2, author: "Test", settings: { pointsPerUnit: "3" } },
        { version: 1, author: "Test", settings: { pointsPerUnit: "1" } },
      ],
    });
  });

  it("reads settings to save, and names the fields that are wrong", async () => {
    const { parseProgram, parsePreviewSettings } = await import("#app/screens/program.server.ts");
    const asked = { baseVersion: 1, startsOn: null, note: null };
    expect(parseProgram({ ...asked, settings: { pointsPerUnit: "2" } })).toMatchObject({
      ok: true,
      wish: { baseVersion: 1, settings: { pointsPerUnit: "2", rounding: "floor" }, startsOn: null },
    });
    const refused = parseProgram({ ...asked, settings: { pointsPerUnit: "0", waitDays: 400 } });
    expect(refused.ok ? [] : Object.keys(refused.errors)).toEqual(["pointsPerUnit", "waitDays"]);
    const nul = { ...asked, settings: { excludedTenders: ["a\0"] } };
    for (const body of [null, undefined, [], "x", {}, { ...asked, baseVersion: -1, settings: {} }, nul]) {
      expect(parseProgram(body).ok).toBe(false);
    }
    expect(parsePreviewSettings({ pointsPerUnit: "2" })).toMatchObject({ pointsPerUnit: "2" });
    expect(parsePreviewSettings(null)).toBeNull();
  });
});

describe("activity", () => {
  it("shows what waits, what failed and what was ignored, without any body", async () => {
    const { readActivity } = await import("#app/screens/activity.server.ts");
    const { sql } = await import("#app/platform/db.server.ts");
    const { keepMessages } = await import("#app/shopify/inbox/accept.server.ts");
    const shop = await startTestShop();
    const { merchantId, shopId } = shop.shop;
    const message = {
      tenant: { merchantId, shopId },
      topic: "orders/paid",
      webhookId: "w-1",
      source: "webhook" as const,
      apiVersion: null,
      triggeredAt: null,
      body: '{"secret":"of a person"}',
    };
    await keepMessages([
      { ...message, eventId: "dead" },
      { ...message, eventId: "ignored" },
      { ...message, eventId: "waiting" },
    ]);
    for (const [eventId, outcome, reason] of [
      ["dead", "dead", "id: is missing"],
      ["ignored", "ignored", "This state of the order is known."],
    ]) {
      await sql.query({
        text: `WITH done AS (
                 DELETE FROM inbox_todo t USING inbox_event e
                 WHERE e.merchant_id = $1 AND e.event_id = $2 AND t.seq = e.seq RETURNING t.seq)
               INSERT INTO inbox_result (merchant_id, seq, shop_id, topic, outcome, reason, attempts, lag_ms)
               SELECT $1, seq, $3, 'orders/paid', $4, $5, 1, 250 FROM done`,
        values: [merchantId, eventId, shopId, outcome, reason],
      });
    }
    const activity = await readActivity(visitOf(shop), NOW);
    expect(activity).toMatchObject({
      health: { waiting: 1, lastHour: { count: 1, p50Ms: 250, p95Ms: 250 } },
      dead: {
        total: 1,
        messages: [{ topic: "orders/paid", reason: "id: is missing", eventId: "dead", webhookId: "w-1" }],
      },
      ignored: [{ topic: "orders/paid", reason: "This state of the order is known.", count: 1 }],
      busy: true,
      today: "2026-05-31",
    });
    expect(JSON.stringify(activity)).not.toContain("of a person");
  });

  it("is at rest when nothing is under way", async () => {
    const { readActivity } = await import("#app/screens/activity.server.ts");
    const shop = await startTestShop();
    expect(await readActivity(visitOf(shop), NOW)).toMatchObject({
      health: { waiting: 0, oldestWaitingSince: null, lastHour: { count: 0, p50Ms: null, p95Ms: null } },
      dead: { total: 0, messages: [] },
      ignored: [],
      runs: [],
      backfills: [],
      privacy: [],
      busy: false,
    });
  });

  it.each([
    [
      { intent: "retry-one", seq: "7" },
      { intent: "retry", seq: 7 },
    ],
    [{ intent: "retry-all" }, { intent: "retry", seq: null }],
    [{ intent: "reconcile" }, { intent: "reconcile" }],
    [
      { intent: "start-backfill", since: "2026-05-31", givesPoints: "yes" },
      { intent: "start-backfill", since: new Date("2026-05-30T22:00:00Z"), givesPoints: true },
    ],
  ])("reads the wish %j", async (fields, wish) => {
    const { parseActivityForm } = await import("#app/screens/activity.server.ts");
    expect(parseActivityForm(fields, visitOf(await startTestShop()), NOW)).toEqual({ ok: true, wish });
  });

  it.each([
    [{}, "This page knows no such action."],
    [{ intent: "retry-one", seq: "x" }, "This page knows no such action."],
    [{ intent: "start-backfill", since: "", givesPoints: "no" }, "Choose a day."],
    [{ intent: "start-backfill", since: "2026-02-30", givesPoints: "no" }, "Choose a day."],
    [{ intent: "start-backfill", since: "2026-06-01", givesPoints: "no" }, "Choose a day that has begun."],
    [
      { intent: "start-backfill", since: "1999-01-01", givesPoints: "no" },
      "Choose a day after 1 January 2006.",
    ],
  ])("refuses %j", async (fields, problem) => {
    const { parseActivityForm } = await import("#app/screens/activity.server.ts");
    expect(parseActivityForm(fields, visitOf(await startTestShop()), NOW)).toEqual({ ok: false, problem });
  });
});
