import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { customer } from "../factories/order.ts";
import { earningRules } from "../factories/earning-rules.ts";
import { auditProblems } from "../invariants/audit-problems.ts";
import { startActionServer, type ActionServer } from "./action-server.ts";

let app: TestApp;
let server: ActionServer;
beforeAll(async () => {
  app = await startTestApp();
  server = await startActionServer();
});
afterAll(async () => {
  expect(await auditProblems()).toEqual([]);
  await server.close();
  await app.close();
});

const ADA = "ada@example.com";
const review = (limits: object = {}) => ({
  id: "review",
  kind: "customAction",
  settings: { name: "Product review", action: "review", points: 25, ...limits },
});

/** A shop that rewards reviews, knows Ada, and has a key. */
async function shopWithKey(rule: object = review()): Promise<{ test: TestShop; key: string }> {
  const test = await startTestShop({ rules: earningRules(rule) });
  await test.apply([{ kind: "customer-seen", customer: customer({ phone: "+493012345670" }) }]);
  const { createApiKey } = await import("#app/flows/api-keys.server.ts");
  return { test, key: await createApiKey(test.shop.merchantId, "Reviews", "Test") };
}

const told = (idempotencyKey: string, changes: object = {}) => ({
  customer: { email: ADA },
  action: "review",
  idempotencyKey,
  ...changes,
});

it("gives the rule's points once for each key, however often it is sent", async () => {
  const { test, key } = await shopWithKey();
  const given = { status: 200, body: { ok: true, points: 25 } };
  expect(await server.tell(key, told("a"))).toEqual(given);
  expect(await Promise.all([1, 2, 3].map(() => server.tell(key, told("a"))))).toEqual([given, given, given]);
  expect(await server.tell(key, told("b"))).toEqual(given);
  expect((await test.balance(ADA)).available).toBe(50);
});

it.each([
  { id: 7001 },
  { id: "gid://shopify/Customer/7001" },
  { email: " ADA@example.com " },
  { phone: "030 12345670" },
])("knows the customer by %j", async (name) => {
  const { test, key } = await shopWithKey();
  expect((await server.tell(key, told("a", { customer: name }))).status).toBe(200);
  expect((await test.balance(ADA)).available).toBe(25);
});

it("refuses a used key for another action or customer", async () => {
  const { test, key } = await shopWithKey();
  await test.apply([
    { kind: "customer-seen", customer: customer({ customerId: customer().customerId, email: ADA }) },
  ]);
  await server.tell(key, told("a"));
  const refused = {
    status: 409,
    body: { ok: false, error: "This idempotencyKey was used for another customer or action." },
  };
  expect(await server.tell(key, told("a", { action: "follow" }))).toEqual(refused);
  expect(await server.tell(key, told("a", { customer: { phone: "+49301111111" } }))).toEqual(refused);
  expect((await test.balance(ADA)).available).toBe(25);
});

it("gives one person no more than the rule's limits, and says so by the points", async () => {
  const { test, key } = await shopWithKey(review({ capPerDay: 40, capEver: 40 }));
  const points = [];
  for (const name of ["a", "b", "c", "b"]) points.push((await server.tell(key, told(name))).body);
  expect(points).toEqual([25, 15, 0, 15].map((given) => ({ ok: true, points: given })));
  expect((await test.balance(ADA)).available).toBe(40);
});

it("gives exactly what the limit allows when many are told at once", async () => {
  const { test, key } = await shopWithKey(review({ capEver: 60 }));
  await Promise.all(Array.from({ length: 8 }, (_, nth) => server.tell(key, told(`at once ${nth}`))));
  expect((await test.balance(ADA)).available).toBe(60);
});

it.each([
  {
    what: "a stranger",
    change: { customer: { email: "nobody@example.com" } },
    error: "No customer is known by this name.",
  },
  {
    what: "no address",
    change: { customer: { email: "nobody" } },
    error: "No customer is known by this name.",
  },
  {
    what: "an unknown action",
    change: { action: "dance" },
    error: "No rule that is on gives points for this action.",
  },
])("answers 404 for $what", async ({ change, error }) => {
  const { key } = await shopWithKey();
  expect(await server.tell(key, told("a", change))).toEqual({ status: 404, body: { ok: false, error } });
});

it("answers 404 for a rule that is switched off", async () => {
  const { key } = await shopWithKey({ ...review(), on: false });
  expect((await server.tell(key, told("a"))).status).toBe(404);
});

const ONE_OF = "Name the customer by exactly one of id, email and phone.";
it.each([
  {
    body: "not JSON",
    error: "Send a JSON object with customer, action and idempotencyKey, and nothing else.",
  },
  {
    body: told("a", { more: 1 }),
    error: "Send a JSON object with customer, action and idempotencyKey, and nothing else.",
  },
  { body: told("a", { customer: {} }), error: ONE_OF },
  { body: told("a", { customer: { email: ADA, id: 1 } }), error: ONE_OF },
  { body: told(""), error: "Send an idempotencyKey of up to 200 characters that names this one event." },
  {
    body: told("a", { action: 5 }),
    error: "Send the action as text of up to 60 characters, as the rule names it.",
  },
  {
    body: told("a\u0000"),
    error: "Send a JSON object with customer, action and idempotencyKey, and nothing else.",
  },
])("answers 422 for $body", async ({ body, error }) => {
  const { key } = await shopWithKey();
  expect(await server.tell(key, body)).toEqual({ status: 422, body: { ok: false, error } });
});

it("answers 401 without a key, with a strange one, and with one that was revoked", async () => {
  const { test, key } = await shopWithKey();
  const { withdrawApiKey } = await import("#app/flows/api-keys.server.ts");
  const { listApiKeys } = await import("#app/modules/api-keys/index.ts");
  const refused = {
    status: 401,
    body: { ok: false, error: "Send a valid API key as Authorization: Bearer." },
  };
  expect(await server.tell(null, told("a"))).toEqual(refused);
  expect(await server.tell(`${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}`, told("a"))).toEqual(
    refused,
  );
  const [line] = await listApiKeys(test.shop.merchantId);
  expect(await withdrawApiKey(test.shop.merchantId, line?.keyId ?? 0, "Test")).toBe(true);
  expect(await server.tell(key, told("a"))).toEqual(refused);
});

it("opens only the merchant's own customers with a key", async () => {
  const { key } = await shopWithKey();
  const other = await startTestShop({ rules: earningRules(review()) });
  await other.apply([{ kind: "customer-seen", customer: customer({ email: "grace@example.com" }) }]);
  expect((await server.tell(key, told("a", { customer: { email: "grace@example.com" } }))).status).toBe(404);
});

it("answers 429 to a key that is used too often in a minute", async () => {
  const { test, key } = await shopWithKey();
  const { sql } = await import("#app/platform/db.server.ts");
  await sql.query({
    text: `UPDATE api_key SET used = 300, minute = m FROM unnest($2::timestamptz[]) AS m WHERE merchant_id = $1`,
    values: [test.shop.merchantId, [new Date(Math.floor(Date.now() / 60_000) * 60_000)]],
  });
  const answers = await Promise.all([1, 2].map((nth) => server.tell(key, told(`a${nth}`))));
  expect(answers.map(({ status }) => status)).toContain(429);
});

async function birthdayOf(test: TestShop): Promise<string | null> {
  const { readPerson } = await import("#app/modules/profiles/index.ts");
  return (await readPerson(test.shop.merchantId, (await test.profileOf(ADA)) ?? 0))?.birthday ?? null;
}

it("keeps a birthday without its year, and forgets it", async () => {
  const { test, key } = await shopWithKey();
  const tell = (birthday: unknown) =>
    server.tell(key, { customer: { email: ADA }, birthday }, "/api/birthdays");
  expect(await tell("05-17")).toEqual({ status: 200, body: { ok: true } });
  expect(await birthdayOf(test)).toBe("05-17");
  expect((await tell("1990-02-28")).status).toBe(200);
  expect(await birthdayOf(test)).toBe("02-28");
  expect((await tell(null)).status).toBe(200);
  expect(await birthdayOf(test)).toBeNull();
});

it.each(["02-30", "17.5.", "", 517, undefined])("answers 422 for the birthday %j", async (birthday) => {
  const { test, key } = await shopWithKey();
  expect(await server.tell(key, { customer: { email: ADA }, birthday }, "/api/birthdays")).toEqual({
    status: 422,
    body: { ok: false, error: "Send the birthday as MM-DD or YYYY-MM-DD, such as 05-17, or null." },
  });
  expect(await birthdayOf(test)).toBeNull();
});

it("answers 404 for the birthday of a stranger, and 401 without a key", async () => {
  const { key } = await shopWithKey();
  const told = { customer: { email: "nobody@example.com" }, birthday: "05-17" };
  expect((await server.tell(key, told, "/api/birthdays")).status).toBe(404);
  expect((await server.tell(null, told, "/api/birthdays")).status).toBe(401);
});
