import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { id } from "../factories/order.ts";
import { purchase } from "../screens/people.ts";
import { apply, begin, lookAt, refusals, runOf } from "./bulk-file.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const ADA = {
  number: 1,
  firstName: "Ada",
  lastName: "Lovelace",
  email: "ada@example.com",
  phone: "+4930111111",
};
const BEN = { number: 2, firstName: "Ben", lastName: "Bit", email: "ben@example.com" };

async function shopOfTwo(): Promise<TestShop> {
  const test = await startTestShop();
  await test.see(purchase(ADA, "2026-05-01"), purchase(BEN, "2026-05-02"));
  return test;
}

it("reads what spreadsheets make of a file: a mark of byte order, semicolons, quotes, apostrophes", async () => {
  const test = await shopOfTwo();
  const rows = ['\ufeff"Name";"Phone";"E-Mail";"Points"', `"Love;lace";"'+4930111111";"";"'1 050"`];
  const run = await lookAt(test, `${rows.join("\r\n")}\r\n"Bit";"";"BEN@example.com";"7"\r\n`);
  expect(run).toMatchObject({ planned: 1, refused: 1, toAdd: 7 });
  expect(await refusals(test, run)).toEqual({
    2: "This phone number belongs to somebody with another name.",
  });
  const phones = await lookAt(test, "Phone;Points\n'+4930111111;'1 050\n");
  expect(await apply(test, phones)).toMatchObject({ applied: 1, added: 1_050 });
});

it("refuses bad rows one by one, in plain words, and takes the rest", async () => {
  const test = await shopOfTwo();
  const bad: [row: string, reason: string][] = [
    ["ada@example.com,,,12.5", "“12.5” is not a whole number. Points have no decimals."],
    ['ada@example.com,,,"1,234"', "“1,234” can be read in two ways. Write the points without a separator."],
    ["ada@example.com,,,=1+1", "“=1+1” is a formula. Write the number itself."],
    ["ada@example.com,,,", "There are no points in this row."],
    ["ada@example.com,,,99999999999", "More than 10,000,000 points in one row are taken for a mistake."],
    ["ada@example.com,,,-101", "101 points cannot be taken: there are 100 points to spend."],
    ["ada at example,,,5", "“ada at example” is not an e-mail address."],
    [",,,5", "Nothing in this row says whose points they are."],
    ["ada@example.com,,7002,5", "The customer ID and the e-mail address belong to two different people."],
    ["ada@example.com,,999,5", "This e-mail address belongs to the customer ID 7001, not to 999."],
    ["x@example.com,+4930111111,,5", "This phone number belongs to somebody with another e-mail address."],
    [",4.9E+11,,5", "“4.9E+11” was shortened by a spreadsheet. Write out all digits."],
    [",,7999,5", "Nobody here has this customer ID."],
    ["ada@example.com,,,5,6", "This row has 5 cells, the first row of the file only 4."],
  ];
  const rows = ["Email,Phone,Customer ID,Points", ...bad.map(([row]) => row), "ben@example.com,,,5"];
  const run = await lookAt(test, rows.join("\n"));
  expect(Object.values(await refusals(test, run))).toEqual(bad.map(([, reason]) => reason));
  expect(await apply(test, run)).toMatchObject({ rows: 15, applied: 1, refused: 14, added: 5 });
  expect((await test.balance(ADA.email)).available).toBe(100);
});

it.each([
  ["a workbook", "PK\u0003\u0004", "workbook"],
  ["nothing", "", "empty"],
  ["only the names of columns", "Email,Points\n", "no rows"],
  ["no names of columns", "ada@example.com,5\n", "No column holds points"],
  [
    "Shopify's export of customers, which has no points",
    "Email,Accepts Email Marketing\na,b",
    "No column holds points",
  ],
])("refuses a file that holds %s before it becomes a run", async (_, text, words) => {
  const test = await startTestShop();
  await expect(lookAt(test, text)).rejects.toThrow(words);
  const { listRuns } = await import("#app/modules/bulk/index.ts");
  expect(await listRuns(test.shop.merchantId, 10)).toEqual([]);
});

it("refuses a whole file that breaks off in its middle, with the line, and keeps none of its rows", async () => {
  const test = await shopOfTwo();
  const rows = Array.from({ length: 1_500 }, (_, n) => `p${n}@example.com,1`);
  const run = await lookAt(test, `Email,Points\n${rows.join("\n")}\n"ada@example.com,5\nben@example.com,5\n`);
  expect(run).toMatchObject({
    status: "failed",
    problem: "From line 1502 on the file cannot be read: a quotation mark is opened and not closed.",
  });
  expect(await refusals(test, run)).toEqual({});
  expect(await begin(test, run)).toBe(false);
});

it("reads a file anew when the first attempt was cut off", async () => {
  const test = await shopOfTwo();
  const run = await lookAt(test, "Email,Points\nada@example.com,5\nx@example.com,5\n");
  const { sql } = await import("#app/platform/db.server.ts");
  const { readBulkFile } = await import("#app/flows/bulk-read.server.ts");
  const { merchantId } = test.shop;
  await sql.query({
    text: "UPDATE bulk_run SET status = 'reading', file = $2 WHERE merchant_id = $1",
    values: [merchantId, Buffer.from("Email,Points\nada@example.com,5\nx@example.com,5\n")],
  });
  await readBulkFile({ merchantId, runId: run.runId });
  await readBulkFile({ merchantId, runId: run.runId });
  expect(await runOf(test, run.runId)).toMatchObject({ status: "ready", planned: 1, refused: 1 });
});

it("stops a reader when another one has begun, and counts every row once", async () => {
  const test = await shopOfTwo();
  const { startBulkRun } = await import("#app/flows/bulk-start.server.ts");
  const { readBulkFile } = await import("#app/flows/bulk-read.server.ts");
  const rows = Array.from({ length: 2_500 }, (_, n) => `p${n}@example.com,1`);
  const file = Buffer.from(`Email,Points\n${rows.join("\n")}`);
  const choices = { mode: "add", strangers: "create", silent: true, note: "Welcome over" } as const;
  const started = await startBulkRun(test.shop, "Grace", { ...choices, fileName: "points.csv", file });
  if (!started.ok) throw new Error(started.problem);
  const job = { merchantId: test.shop.merchantId, runId: started.runId };
  const readings = await Promise.allSettled([readBulkFile(job), readBulkFile(job)]);
  expect(readings.some(({ status }) => status === "fulfilled")).toBe(true);
  expect(await runOf(test, started.runId)).toMatchObject({ status: "ready", rows: 2_500, planned: 2_500 });
});

it("goes on with a run that stands still, when it is asked to", async () => {
  const test = await shopOfTwo();
  const run = await lookAt(test, "Email,Points\nada@example.com,5\n");
  const { resumeBulkRun } = await import("#app/flows/bulk-decide.server.ts");
  const { sql } = await import("#app/platform/db.server.ts");
  const resume = () => resumeBulkRun(test.shop.merchantId, run.runId);
  expect(await resume()).toBe(false);
  await begin(test, run);
  expect([await resume(), await resume()]).toEqual([true, true]);
  const { rows } = await sql.query<{ n: number }>({
    text: "SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE key = $1",
    values: [`resume-bulk/${test.shop.merchantId}/${run.runId}`],
  });
  expect(rows).toEqual([{ n: 1 }]);
});

it("knows a file that was applied before", async () => {
  const test = await shopOfTwo();
  const text = "Email,Points\nada@example.com,5\n";
  const { findTwin } = await import("#app/modules/bulk/index.ts");
  const first = await lookAt(test, text);
  const second = await lookAt(test, text);
  expect(await findTwin(test.shop.merchantId, second.runId)).toBeNull();
  await apply(test, first);
  expect(await findTwin(test.shop.merchantId, second.runId)).toMatchObject({
    runId: first.runId,
    applyBy: "Grace",
  });
  const other = await lookAt(test, "Email,Points\nada@example.com,6\n");
  expect(await findTwin(test.shop.merchantId, other.runId)).toBeNull();
});

async function rowsThatName(test: TestShop, word: string): Promise<number> {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query<{ n: number }>({
    text: "SELECT count(*)::int AS n FROM bulk_row b WHERE merchant_id = $1 AND b::text ILIKE '%' || $2 || '%'",
    values: [test.shop.merchantId, word],
  });
  return rows[0]?.n ?? 0;
}

it("forgets a person in the rows of files too: applied, refused, and of a profile that became theirs", async () => {
  const test = await shopOfTwo();
  const text =
    "Email,Name,Points\nada@example.com,Ada Lovelace,5\nben@example.com,Ben Bit,5\nada@example.com,Ada,6\n";
  await apply(test, await lookAt(test, text));
  await lookAt(test, "Email,Name,Points\nada@example.com,Ada,0.5\n");
  await test.apply([{ kind: "customers-merged", keptId: id(7002), deletedId: id(7001) }]);
  expect(await rowsThatName(test, "ada")).toBe(3);
  await test.apply([{ kind: "customer-redaction", customerId: id(7002), orderIds: [] }]);
  expect([await rowsThatName(test, "ada"), await rowsThatName(test, "ben")]).toEqual([0, 0]);
});

it("keeps the rows of a file for 30 days, and its totals for good", async () => {
  const test = await shopOfTwo();
  const done = await apply(test, await lookAt(test, "Email,Points\nada@example.com,5\nx@example.com,5\n"));
  const waiting = await lookAt(test, "Email,Points\nada@example.com,7\n");
  const recent = await lookAt(test, "Email,Points\nada@example.com,9\n");
  const { sql } = await import("#app/platform/db.server.ts");
  await sql.query({
    text: "UPDATE bulk_run SET asked_at = now() - interval '31 days' WHERE merchant_id = $1 AND run_id <> $2",
    values: [test.shop.merchantId, recent.runId],
  });
  const { forgetOldRows } = await import("#app/flows/bulk-forget.server.ts");
  await forgetOldRows();
  expect(await rowsThatName(test, "example")).toBe(1);
  expect(await runOf(test, done.runId)).toMatchObject({ status: "done", applied: 1, added: 5, refused: 1 });
  expect(await begin(test, waiting)).toBe(false);
  expect(await begin(test, recent)).toBe(true);
});
