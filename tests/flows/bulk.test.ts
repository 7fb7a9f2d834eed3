import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { id } from "../factories/order.ts";
import { auditProblems } from "../invariants/audit-problems.ts";
import { purchase } from "../screens/people.ts";
import { apply, begin, lookAt, refusals, runOf, step } from "./bulk-file.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterEach(async () => expect(await auditProblems()).toEqual([]));
afterAll(() => app.close());

const ADA = {
  number: 1,
  firstName: "Ada",
  lastName: "Lovelace",
  email: "ada@example.com",
  phone: "+4930111111",
};
const BEN = { number: 2, firstName: "Ben", lastName: "Bit", email: "ben@example.com" };

/** Ada and Ben have 100 points each. */
async function shopOfTwo(): Promise<TestShop> {
  const test = await startTestShop();
  await test.see(purchase(ADA, "2026-05-01"), purchase(BEN, "2026-05-02"));
  return test;
}

const available = async (test: TestShop, contact: string) => (await test.balance(contact)).available;

async function entriesOf(test: TestShop, contact: string) {
  const { listEntries } = await import("#app/modules/ledger/index.ts");
  return listEntries(test.shop.merchantId, (await test.profileOf(contact)) ?? 0, null, 10);
}

it("O2 posts nothing before somebody has seen what a file would do, and tells nobody", async () => {
  const test = await shopOfTwo();
  const text = "Email,Points\nada@example.com,50\nben@example.com,-30\nnobody@example.com,5\n";
  const run = await lookAt(test, text);
  expect(run).toMatchObject({
    status: "ready",
    silent: true,
    rows: 3,
    planned: 2,
    refused: 1,
    toAdd: 50,
    toTake: 30,
  });
  expect([await available(test, ADA.email), await available(test, BEN.email)]).toEqual([100, 100]);
  expect(await refusals(test, run)).toEqual({ 4: "Nobody here has this e-mail address." });
  const done = await apply(test, run);
  expect(done).toMatchObject({
    status: "done",
    applied: 2,
    refused: 1,
    added: 50,
    taken: 30,
    applyBy: "Grace",
  });
  expect([await available(test, ADA.email), await available(test, BEN.email)]).toEqual([150, 70]);
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query({
    text: "SELECT 1 FROM member_notice WHERE merchant_id = $1",
    values: [test.shop.merchantId],
  });
  expect(rows).toEqual([]);
});

it("O2 sets balances instead of adding, when that was chosen, and leaves alone what is right already", async () => {
  const test = await shopOfTwo();
  const run = await lookAt(test, "Email,Points\nada@example.com,40\nben@example.com,100\n", { mode: "set" });
  expect(run).toMatchObject({ planned: 1, unchanged: 1, toAdd: 0, toTake: 60 });
  // What Ada buys between the look and the pressing of Apply counts.
  await test.see(purchase(ADA, "2026-05-03"));
  await apply(test, run);
  expect([await available(test, ADA.email), await available(test, BEN.email)]).toEqual([40, 100]);
  expect((await entriesOf(test, ADA.email))[0]).toMatchObject({ kind: "adjust", availableChange: -160 });
});

it("O2 is the same however often Apply is pressed, and goes on after a stop where it was", async () => {
  const test = await startTestShop();
  const people = Array.from({ length: 1_203 }, (_, n) => `p${n}@example.com,${n + 1}`);
  const run = await lookAt(test, `Email,Points\n${people.join("\n")}`, { strangers: "create" });
  expect(run).toMatchObject({ planned: 1_203, newPeople: 1_203, toAdd: 724_206 });
  expect(await begin(test, run)).toBe(true);
  expect(await begin(test, run)).toBe(false);
  expect(await step(test, run)).toBe(true);
  expect(await runOf(test, run.runId)).toMatchObject({ status: "applying", applied: 500 });
  // The process ends here; another one goes on, and a second worker does the same at once.
  await Promise.all([step(test, run), step(test, run)]);
  expect(await step(test, run)).toBe(false);
  expect(await runOf(test, run.runId)).toMatchObject({ status: "done", applied: 1_203, added: 724_206 });
  expect(await available(test, "p0@example.com")).toBe(1);
  expect(await available(test, "p1202@example.com")).toBe(1_203);
  expect((await test.balance("p700@example.com")).available).toBe(701);
});

it("O2 loses nothing and posts nothing twice when a chunk is cut off in its middle", async () => {
  const test = await shopOfTwo();
  const run = await lookAt(test, "Email,Points\nada@example.com,50\n");
  await begin(test, run);
  const { sql } = await import("#app/platform/db.server.ts");
  const fail = (definition: string) => sql.query({ text: definition });
  await fail(
    `CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'cut off'; END $$`,
  );
  await fail("CREATE TRIGGER cut_off BEFORE UPDATE OF status ON bulk_row EXECUTE FUNCTION cut_off()");
  await expect(step(test, run)).rejects.toThrow("cut off");
  expect(await available(test, ADA.email)).toBe(100);
  expect(await runOf(test, run.runId)).toMatchObject({
    status: "applying",
    problem: expect.stringContaining("tried again"),
  });
  await fail("DROP TRIGGER cut_off ON bulk_row");
  expect(await step(test, run)).toBe(false);
  expect(await available(test, ADA.email)).toBe(150);
  expect(await runOf(test, run.runId)).toMatchObject({ status: "done", problem: null });
});

it("O2 takes a person once, however a file names them twice, and says where they stand first", async () => {
  const test = await shopOfTwo();
  const lines = [
    "Customer ID,Email,Phone,Points",
    ",ada@example.com,,5",
    "7001,,,6",
    ",,'+49 30 111111,7",
    ",new@example.com,,8",
    ",NEW@example.com ,,9",
    ",ben@example.com,,1.5",
    ",ben@example.com,,2",
  ];
  const run = await lookAt(test, lines.join("\r\n"), { strangers: "create" });
  expect(await refusals(test, run)).toEqual({
    3: "The same person stands in line 2 already.",
    4: "The same person stands in line 2 already.",
    6: "The same person stands in line 5 already.",
    7: "“1.5” is not a whole number. Points have no decimals.",
  });
  await apply(test, run);
  expect(await available(test, ADA.email)).toBe(105);
  expect(await available(test, "new@example.com")).toBe(8);
  expect(await available(test, BEN.email)).toBe(102);
});

it("refuses rows that have become impossible since the file was read, and does the rest", async () => {
  const test = await shopOfTwo();
  const cy = { number: 3, firstName: "Cy", email: "cy@example.com" };
  await test.see(purchase(cy, "2026-05-02"));
  const text = "Email,Points\nada@example.com,-100\nben@example.com,-10\ncy@example.com,5\n";
  const run = await lookAt(test, text);
  const { adjustPoints } = await import("#app/flows/adjust-points.server.ts");
  const { toPoints } = await import("#app/vocabulary/points.ts");
  const profileId = await test.profileOf(ADA.email);
  if (profileId === null) throw new Error("Ada is not known");
  const { merchantId } = test.shop;
  const words = { note: "x", staffName: "Grace", requestId: "1" };
  await adjustPoints({ merchantId, profileId, points: toPoints(-60), ...words });
  await test.apply([{ kind: "customer-redaction", customerId: id(7003), orderIds: [] }]);
  expect(await apply(test, run)).toMatchObject({ status: "done", applied: 1, refused: 2, taken: 10 });
  expect(await refusals(test, run)).toEqual({
    2: "100 points cannot be taken: there are 40 points to spend.",
    4: "This person's data was erased in the meantime.",
  });
  expect(await available(test, BEN.email)).toBe(90);
});

it("follows people who became one since the file was read, and pays them once", async () => {
  const test = await shopOfTwo();
  const run = await lookAt(test, "Email,Points\nada@example.com,300\nben@example.com,20\n", { mode: "set" });
  await test.apply([{ kind: "customers-merged", keptId: id(7001), deletedId: id(7002) }]);
  await apply(test, run);
  expect(await available(test, ADA.email)).toBe(300);
  expect(await refusals(test, run)).toEqual({ 3: "The same person stands in line 2 already." });
});

it("creates people whom nobody knows only when asked, reachable, and once though they came in the meantime", async () => {
  const test = await shopOfTwo();
  const text =
    "First name,Phone,Email,Points\nCy,030 222222,,7\nDi,,di@example.com,0\nEd,,ed@example.com,-1\n";
  const run = await lookAt(test, text, { strangers: "create" });
  expect(run).toMatchObject({ planned: 1, newPeople: 1, unchanged: 1, refused: 1 });
  expect(await refusals(test, run)).toEqual({ 4: "A new person has no points that could be taken." });
  await test.see(purchase({ number: 4, firstName: "Cy", lastName: "", phone: "+4930222222" }, "2026-05-05"));
  await apply(test, run);
  expect(await available(test, "+4930222222")).toBe(107);
  expect(await test.profileOf("di@example.com")).toBeNull();
});

it("gives points the date of the expiry rule and the reason that the shopper reads", async () => {
  const test = await shopOfTwo();
  const { saveExpirySettings } = await import("#app/flows/save-expiry-settings.server.ts");
  const { expirySettings } = await import("#app/modules/expiry/index.ts");
  const { merchantId, timeZone } = test.shop;
  await saveExpirySettings({
    merchantId,
    timeZone,
    settings: expirySettings.parse({ kind: "days", days: 30 }),
    staffName: "Grace",
    baseVersion: 0,
    appliesTo: "new",
    noticeDays: 0,
    startsOn: null,
    note: null,
  });
  const text = "Email,Points,Action\nada@example.com,50,Platform migration\nben@example.com,50,\n";
  const run = await lookAt(test, text);
  expect(run.source).toBe("Influence.io");
  await apply(test, run);
  const words = { reason: "adjusted", actor: "Grace" };
  expect((await entriesOf(test, ADA.email))[0]).toMatchObject({ ...words, note: "Platform migration" });
  expect((await entriesOf(test, BEN.email))[0]).toMatchObject({ ...words, note: "Welcome over" });
  const { readPersonBalance } = await import("#app/modules/ledger/index.ts");
  const balance = await readPersonBalance(merchantId, (await test.profileOf(ADA.email)) ?? 0, new Date());
  expect(balance.nextExpiry?.points).toBe(50);
});

it("does nothing with a run that was discarded, or that another merchant names", async () => {
  const [test, other] = [await shopOfTwo(), await startTestShop()];
  const run = await lookAt(test, "Email,Points\nada@example.com,50\n");
  const { discardBulkRun } = await import("#app/flows/bulk-decide.server.ts");
  expect(await discardBulkRun(other.shop.merchantId, run.runId)).toBe(false);
  expect(await begin(other, run)).toBe(false);
  expect(await discardBulkRun(test.shop.merchantId, run.runId)).toBe(true);
  expect(await begin(test, run)).toBe(false);
  expect(await step(test, run)).toBe(false);
  expect(await available(test, ADA.email)).toBe(100);
});
