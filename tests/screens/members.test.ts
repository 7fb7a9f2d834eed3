import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MemberCursor, MemberQuery } from "#app/modules/analytics/index.ts";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { purchase } from "./people.ts";

let app: TestApp;
let shop: TestShop;

const ada = {
  number: 1,
  firstName: "Ada",
  lastName: "Alder",
  email: "ada@example.com",
  phone: "+442079460018",
};
const ben = { number: 2, firstName: "Ben", lastName: "Birch", phone: "+4930123456702" };
const cleo = { number: 3, firstName: "Cleo", lastName: "Alder", email: "cleo@example.com" };
const dan = { number: 4, firstName: "Dan", lastName: "Cedar", email: "dan@example.com", guest: true };
const zoe = { number: 5, firstName: "Zoë", lastName: "Elm", email: "zoe@example.com" };

beforeAll(async () => {
  app = await startTestApp();
  shop = await startTestShop();
  await shop.see(
    purchase(ada, "2026-05-01", { euro: 300 }),
    purchase(ben, "2026-05-02", { channel: "pos" }),
    purchase(cleo, "2026-05-03", { euro: 50 }),
    purchase(cleo, "2026-05-04", { euro: 70, channel: "pos" }),
    purchase(dan, "2026-04-01", { euro: 20 }),
    purchase(zoe, "2026-03-01", { cancelledAt: new Date("2026-03-02T10:00:00Z") }),
  );
  const other = await startTestShop();
  await other.see(purchase({ ...ada, firstName: "Stranger" }, "2026-05-01"));
});
afterAll(() => app.close());

const everybody: MemberQuery = {
  search: "",
  habit: null,
  status: null,
  points: null,
  sort: "name",
  descending: false,
  after: null,
  before: null,
};

async function page(change: Partial<MemberQuery>, size = 50) {
  const { searchMembers } = await import("#app/modules/analytics/index.ts");
  return searchMembers(shop.shop.merchantId, { ...everybody, ...change }, size);
}

const names = async (change: Partial<MemberQuery>) =>
  (await page(change)).members.map((member) => member.name);

describe("the list", () => {
  it("shows what is known of each person", async () => {
    const { members } = await page({});
    expect(members[2]).toEqual({
      profileId: await shop.profileOf("cleo@example.com"),
      name: "Cleo Alder",
      email: "cleo@example.com",
      phone: null,
      isMember: true,
      available: 120,
      pending: 0,
      debt: 0,
      ordersOnline: 1,
      ordersPos: 1,
      ordersOther: 0,
      spent: 12_000,
      lastOrderAt: new Date("2026-05-04T10:00:00Z"),
    });
  });

  it.each([
    ["name", false, ["Ada Alder", "Ben Birch", "Cleo Alder", "Dan Cedar", "Zoë Elm"]],
    ["name", true, ["Zoë Elm", "Dan Cedar", "Cleo Alder", "Ben Birch", "Ada Alder"]],
    ["points", true, ["Ada Alder", "Cleo Alder", "Ben Birch", "Dan Cedar", "Zoë Elm"]],
    ["points", false, ["Zoë Elm", "Dan Cedar", "Ben Birch", "Cleo Alder", "Ada Alder"]],
    ["spent", true, ["Ada Alder", "Cleo Alder", "Ben Birch", "Dan Cedar", "Zoë Elm"]],
    ["last_order", true, ["Cleo Alder", "Ben Birch", "Ada Alder", "Dan Cedar", "Zoë Elm"]],
  ] as const)("sorts by %s (descending: %s)", async (sort, descending, sorted) => {
    expect(await names({ sort, descending })).toEqual(sorted);
  });

  it.each([
    [{ habit: "online_only" }, ["Ada Alder", "Dan Cedar"]],
    [{ habit: "pos_only" }, ["Ben Birch"]],
    [{ habit: "both" }, ["Cleo Alder"]],
    [{ status: "guest" }, ["Dan Cedar"]],
    [{ status: "member", habit: "online_only" }, ["Ada Alder"]],
    [
      { points: "available", sort: "points", descending: true },
      ["Ada Alder", "Cleo Alder", "Ben Birch", "Dan Cedar"],
    ],
    [{ points: "debt" }, []],
  ] as const)("filters by %j", async (filter, found) => {
    expect(await names(filter)).toEqual(found);
  });
});

describe("the search", () => {
  it.each([
    ["ald", ["Ada Alder", "Cleo Alder"]],
    ["ALDER cle", ["Cleo Alder"]],
    ["ada@example.com", ["Ada Alder"]],
    ["020 7946 0018", ["Ada Alder"]],
    ["+44 (0)20 7946-0018", ["Ada Alder"]],
    ["7002", ["Ben Birch"]],
    ["zoe", ["Zoë Elm"]],
    ["zoë", ["Zoë Elm"]],
    ["nobody", []],
    ["100%_'; --", []],
  ])("finds by %j", async (search, found) => {
    expect(await names({ search })).toEqual(found);
  });

  it("never finds another merchant's people", async () => {
    expect(await names({ search: "stranger" })).toEqual([]);
  });
});

describe("paging", () => {
  const walk = async (change: Partial<MemberQuery>) => {
    const seen: string[] = [];
    let after: MemberCursor | null = null;
    let last: MemberCursor | null = null;
    do {
      const step = await page({ ...change, after }, 2);
      seen.push(...step.members.map((member) => member.name));
      last = step.previous;
      after = step.next;
    } while (after && seen.length < 20);
    return { seen, last };
  };

  it.each(["name", "points", "spent", "last_order", "newest"] as const)(
    "shows everybody once, forwards and backwards, by %s",
    async (sort) => {
      for (const descending of [true, false]) {
        const all = await names({ sort, descending });
        const { seen, last } = await walk({ sort, descending });
        expect(seen).toEqual(all);
        const back = await page({ sort, descending, before: last }, 2);
        expect(back.members.map((member) => member.name)).toEqual(all.slice(2, 4));
        const first = await page({ sort, descending, before: back.previous }, 2);
        expect(first.members.map((member) => member.name)).toEqual(all.slice(0, 2));
        expect(first.previous).toBeNull();
      }
    },
  );
});

it("does not list people who were merged or redacted", async () => {
  const { transaction } = await import("#app/platform/db.server.ts");
  const { redactProfile } = await import("#app/modules/profiles/index.ts");
  const gone = await startTestShop();
  await gone.see(purchase(ada, "2026-05-01"), purchase(cleo, "2026-05-02"), purchase(ben, "2026-05-03"));
  const [adaId, cleoId, benId] = [
    await gone.profileOf("ada@example.com"),
    await gone.profileOf("cleo@example.com"),
    await gone.profileOf(ben.phone),
  ];
  const { merchantId } = gone.shop;
  await transaction(async (tx) => {
    if (cleoId) await redactProfile(tx, merchantId, cleoId);
    await tx.query({
      text: "UPDATE profile SET merged_into = $3 WHERE merchant_id = $1 AND profile_id = $2",
      values: [merchantId, adaId, benId],
    });
  });
  const { searchMembers } = await import("#app/modules/analytics/index.ts");
  const { members } = await searchMembers(merchantId, everybody, 50);
  expect(members.map((member) => member.name)).toEqual(["Ben Birch"]);
});

it("refuses an address that is none of ours, and reads one that is", async () => {
  const { readMembers } = await import("#app/screens/members.server.ts");
  const visit = { shop: shop.shop, locale: "en" };
  expect(await readMembers(visit, new URLSearchParams("sort=height"))).toEqual({
    ok: false,
    problem: "This address is not complete or not right: sort.",
  });
  const result = await readMembers(visit, new URLSearchParams("q=ada"));
  expect(result).toMatchObject({
    ok: true,
    screen: {
      view: { locale: "en", timeZone: "Europe/Berlin", currency: "EUR" },
      members: [{ name: "Ada Alder" }],
      next: null,
      previous: null,
    },
  });
});
