import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { toPoints } from "#app/vocabulary/points.ts";
import type { MemberPlaces, MemberResult } from "#app/screens/member.server.ts";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { purchase } from "./people.ts";

let app: TestApp;
let shop: TestShop;

const NOW = new Date("2026-07-01T00:00:00Z");
const ada = { number: 1, firstName: "Ada", email: "ada@example.com", phone: "+442079460018" };
const start = { orders: null, entries: null };

beforeAll(async () => {
  app = await startTestApp();
  shop = await startTestShop();
});
afterAll(() => app.close());

async function read(
  profileId: number | null,
  from: TestShop,
  places: MemberPlaces = start,
): Promise<MemberResult> {
  const { readMember } = await import("#app/screens/member.server.ts");
  return readMember({ shop: from.shop, locale: "en" }, profileId ?? 0, places, NOW);
}

it("tells in one place who a person is, what they own and why", async () => {
  const bought = purchase(ada, "2026-05-01", { euro: 80 });
  await shop.see(bought);
  const adaId = await shop.profileOf("ada@example.com");
  const result = await read(adaId, shop);
  expect(result).toMatchObject({
    found: true,
    screen: {
      person: { profileId: adaId, name: "Ada Example", email: "ada@example.com", redactedAt: null },
      balance: { available: 80, pending: 0, held: 0, debt: 0, nextExpiry: null },
      figures: { ordersOnline: 1, ordersPos: 0, spent: 8_000, nextMaturity: null },
      duplicates: [],
      identities: [
        { kind: "customer", value: "7001", url: "shopify://admin/customers/7001" },
        { kind: "email", value: "ada@example.com", url: null },
        { kind: "phone", value: "+442079460018", url: null },
      ],
      orders: {
        items: [
          { name: bought.name, points: 80, reason: "earns", url: `shopify://admin/orders/${bought.orderId}` },
        ],
        more: null,
      },
      entries: {
        items: [
          {
            kind: "earn",
            reason: "order_earned",
            orderName: bought.name,
            availableChange: 80,
            available: 80,
          },
        ],
        more: null,
      },
    },
  });
});

it("keeps an adjustment with its reason and its author, and does a repeated one once", async () => {
  const { adjustPoints } = await import("#app/flows/adjust-points.server.ts");
  const adaId = await shop.profileOf("ada@example.com");
  if (!adaId) throw new Error("Ada is unknown");
  const { merchantId } = shop.shop;
  const wish = {
    merchantId,
    profileId: adaId,
    points: toPoints(25),
    note: "Late parcel",
    staffName: "Till Example",
    requestId: randomUUID(),
  };
  expect(await adjustPoints(wish)).toEqual({ ok: true, available: 105 });
  expect(await adjustPoints(wish)).toEqual({ ok: true, available: 105 });
  expect(await adjustPoints({ ...wish, points: toPoints(-500), requestId: randomUUID() })).toEqual({
    ok: false,
    reason: "insufficient",
  });
  expect(await read(adaId, shop)).toMatchObject({
    screen: {
      balance: { available: 105 },
      entries: {
        items: [{ kind: "adjust", note: "Late parcel", actor: "Till Example", available: 105 }, {}],
      },
    },
  });
});

it("shows pending points with the day on which they can be spent", async () => {
  const waiting = await startTestShop({ waitDays: 90 });
  await waiting.see(purchase(ada, "2026-05-01"), purchase(ada, "2026-05-11", { euro: 40 }));
  const result = await read(await waiting.profileOf("ada@example.com"), waiting);
  expect(result).toMatchObject({
    screen: {
      balance: { available: 0, pending: 140 },
      figures: { nextMaturity: { at: new Date("2026-07-30T10:00:00Z"), points: 100 } },
    },
  });
});

it("reads long lists step by step, nothing twice and nothing left out", async () => {
  const busy = await startTestShop();
  const days = Array.from({ length: 30 }, (_, index) => `2026-05-${String(index + 1).padStart(2, "0")}`);
  await busy.see(...days.map((day) => purchase(ada, day)));
  const adaId = await busy.profileOf("ada@example.com");
  const seen: string[] = [];
  let place: string | null = null;
  do {
    const result = await read(adaId, busy, { ...start, orders: place });
    if (!result.found) throw new Error("Ada is unknown");
    seen.push(...result.screen.orders.items.map((order) => order.name));
    place = result.screen.orders.more;
  } while (place !== null && seen.length < 100);
  const entries: number[] = [];
  let version: number | null = null;
  do {
    const result = await read(adaId, busy, { ...start, entries: version });
    if (!result.found) throw new Error("Ada is unknown");
    entries.push(...result.screen.entries.items.map((entry) => entry.version));
    version = result.screen.entries.more;
  } while (version !== null && entries.length < 100);
  expect(seen).toHaveLength(30);
  expect(new Set(seen).size).toBe(30);
  expect(entries).toEqual(Array.from({ length: 30 }, (_, index) => 30 - index));
});

it("knows no other merchant's people", async () => {
  const other = await startTestShop();
  expect(await read(await shop.profileOf("ada@example.com"), other)).toEqual({
    found: false,
    mergedInto: null,
  });
});

it("tells where a merged profile went", async () => {
  const { sql } = await import("#app/platform/db.server.ts");
  const merged = await startTestShop();
  const ben = { number: 2, firstName: "Ben", email: "ben@example.com" };
  await merged.see(purchase(ada, "2026-05-01"), purchase(ben, "2026-05-02"));
  const [adaId, benId] = [
    await merged.profileOf("ada@example.com"),
    await merged.profileOf("ben@example.com"),
  ];
  await sql.query({
    text: "UPDATE profile SET merged_into = $3 WHERE merchant_id = $1 AND profile_id = $2",
    values: [merged.shop.merchantId, adaId, benId],
  });
  expect(await read(adaId, merged)).toEqual({ found: false, mergedInto: benId });
});

it("shows possible duplicates on both sides until they are resolved", async () => {
  const { sql } = await import("#app/platform/db.server.ts");
  const doubtful = await startTestShop();
  const ben = { number: 2, firstName: "Ben", email: "ben@example.com", guest: true };
  await doubtful.see(purchase(ada, "2026-05-01"), purchase(ben, "2026-05-02"));
  const [adaId, benId] = [
    await doubtful.profileOf("ada@example.com"),
    await doubtful.profileOf("ben@example.com"),
  ];
  await sql.query({
    text: "INSERT INTO profile_match (merchant_id, profile_a, profile_b, reason) VALUES ($1, $2, $3, 'same phone number')",
    values: [doubtful.shop.merchantId, adaId, benId],
  });
  expect(await read(adaId, doubtful)).toMatchObject({
    screen: {
      duplicates: [{ profileId: benId, name: "Ben Example", isGuest: true, reason: "same phone number" }],
    },
  });
  expect(await read(benId, doubtful)).toMatchObject({
    screen: { duplicates: [{ profileId: adaId, isGuest: false }] },
  });
  await sql.query({
    text: "UPDATE profile_match SET resolved_at = now() WHERE merchant_id = $1",
    values: [doubtful.shop.merchantId],
  });
  expect(await read(adaId, doubtful)).toMatchObject({ screen: { duplicates: [] } });
});

it.each(["0", "-1", "abc", "1e3", "9".repeat(16), undefined])(
  "takes %j for no member's number",
  async (text) => {
    const { parseMemberId } = await import("#app/screens/member.server.ts");
    expect(parseMemberId(text)).toBeNull();
  },
);

it.each([
  "orders=2026",
  "orders=2026-01-01T00:00:00Z~x",
  "orders=2026-99-01T00:00:00Z~1",
  "orders=2026-01-01T00:00:00Z~9223372036854775808",
  "entries=-1",
  "entries=many",
])("refuses the place %s", async (address) => {
  const { parseMemberPlaces } = await import("#app/screens/member.server.ts");
  expect(parseMemberPlaces(new URLSearchParams(address))).toBeNull();
});
