import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { id } from "../factories/order.ts";
import { apply, begin, lookAt } from "../flows/bulk-file.ts";
import { purchase } from "./people.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const ADA = { number: 1, firstName: "Ada", lastName: "Lovelace", email: "ada@example.com" };
const BEN = { number: 2, firstName: "Ben", lastName: "Bit", email: "ben@example.com" };

async function shopOfTwo(): Promise<TestShop> {
  const test = await startTestShop();
  await test.see(purchase(ADA, "2026-05-01"), purchase(BEN, "2026-05-02"));
  return test;
}

const visitOf = ({ shop }: TestShop) => ({ shop, locale: "en" });

it("shows what a file would do, then what it did", async () => {
  const test = await shopOfTwo();
  const { readBulkRun, readBulkRuns } = await import("#app/screens/bulk.server.ts");
  const visit = visitOf(test);
  const text = "Email,Points,VIP Tier\nada@example.com,50,Gold\nx@example.com,1,\nben@example.com,-5,\n";
  const run = await lookAt(test, text);
  const waiting = await readBulkRun(visit, run.runId);
  expect(waiting).toMatchObject({
    run: { status: "ready", unread: ["VIP Tier"], toAdd: 50, toTake: 5 },
    open: 2,
    changes: [
      { line: 2, contact: ADA.email, before: 100, change: 50 },
      { line: 4, contact: BEN.email, before: 100, change: -5 },
    ],
    refused: [{ line: 3, cells: ["x@example.com", "1", ""], reason: "Nobody here has this e-mail address." }],
    twin: null,
    busy: false,
  });
  await begin(test, run);
  expect(await readBulkRun(visit, run.runId)).toMatchObject({ open: 2, busy: true });
  const { applyBulkRows } = await import("#app/flows/bulk-apply.server.ts");
  await applyBulkRows({ merchantId: test.shop.merchantId, runId: run.runId });
  expect(await readBulkRun(visit, run.runId)).toMatchObject({
    run: { status: "done" },
    open: 0,
    busy: false,
  });
  const again = await lookAt(test, text);
  expect(await readBulkRun(visit, again.runId)).toMatchObject({
    twin: { runId: run.runId, applyBy: "Grace" },
  });
  expect((await readBulkRuns(visit)).runs.map(({ runId }) => runId)).toEqual([again.runId, run.runId]);
});

it("knows no run of another merchant, nor a number that cannot be one", async () => {
  const [test, other] = [await shopOfTwo(), await startTestShop()];
  const { parseRunId, parseRunIntent, readBulkRun, refusedRowsFile } =
    await import("#app/screens/bulk.server.ts");
  const run = await lookAt(test, "Email,Points\nada@example.com,50\n");
  expect(await readBulkRun(visitOf(other), run.runId)).toBeNull();
  expect(await refusedRowsFile(visitOf(other), run.runId)).toBeNull();
  expect(["7", "0", "-1", "7a", "", undefined, "9".repeat(16)].map(parseRunId)).toEqual([
    7,
    ...Array.from({ length: 6 }, () => null),
  ]);
  const intents = ["apply", "discard", "resume", "x"].map((intent) => parseRunIntent({ intent }));
  expect(intents).toEqual(["apply", "discard", "resume", null]);
  expect(parseRunIntent({})).toBeNull();
});

it("gives the refused rows back as they were, with line and reason, harmless in a spreadsheet", async () => {
  const test = await shopOfTwo();
  const { refusedRowsFile } = await import("#app/screens/bulk.server.ts");
  const text = 'Email;Points;Name\n=cmd();5;"A; B"\nada@example.com;-900\nben@example.com;1\n';
  const run = await lookAt(test, text);
  let file = "";
  for await (const piece of (await refusedRowsFile(visitOf(test), run.runId)) ?? []) file += piece;
  expect(file).toBe(
    [
      "\ufeffEmail,Points,Name,Line,Refused because",
      "'=cmd(),5,A; B,2,“=cmd()” is not an e-mail address.",
      "ada@example.com,-900,,3,900 points cannot be taken: there are 100 points to spend.",
      "",
    ].join("\n"),
  );
  // Corrected, it can be taken in as it is.
  const corrected = await lookAt(test, file.replace("-900", "-9"));
  expect(corrected).toMatchObject({ planned: 1, refused: 1, unread: ["Line", "Refused because"] });
});

it("tells who did what, the newest first, page after page, by kind, and with the names of today", async () => {
  const test = await shopOfTwo();
  const { parseAuditPlace, readAuditLog } = await import("#app/screens/audit-log.server.ts");
  const { adjustPoints } = await import("#app/flows/adjust-points.server.ts");
  const { toPoints } = await import("#app/vocabulary/points.ts");
  const profileId = await test.profileOf(ADA.email);
  if (profileId === null) throw new Error("Ada is not known");
  const { merchantId } = test.shop;
  for (let n = 1; n <= 51; n++) {
    const wish = { merchantId, profileId, points: toPoints(n), note: "x", staffName: "Grace" };
    await adjustPoints({ ...wish, requestId: randomUUID() });
  }
  await apply(test, await lookAt(test, "Email,Points\nben@example.com,1\n"));
  const visit = visitOf(test);
  const first = await readAuditLog(visit, { kind: null, before: null });
  expect(first.actions.items).toHaveLength(50);
  expect(first.actions.items[0]).toMatchObject({ kind: "bulk_applied", actor: "Grace", person: null });
  expect(first.actions.items[1]).toMatchObject({ detail: { points: 51 }, person: "Ada Lovelace" });
  const rest = await readAuditLog(visit, { kind: null, before: first.actions.more });
  expect(rest.actions).toMatchObject({
    items: [{ detail: { points: 2 } }, { detail: { points: 1 } }],
    more: null,
  });
  const files = await readAuditLog(visit, { kind: "bulk_applied", before: null });
  expect(files.actions.items).toHaveLength(1);
  await test.apply([{ kind: "customers-merged", keptId: id(7002), deletedId: id(7001) }]);
  const merged = await readAuditLog(visit, { kind: "points_adjusted", before: null });
  expect(merged.actions.items[0]).toMatchObject({ profileId, person: "Ben Bit" });
  await test.apply([{ kind: "customer-redaction", customerId: id(7002), orderIds: [] }]);
  const erased = await readAuditLog(visit, { kind: "points_adjusted", before: null });
  expect(erased.actions.items[0]).toMatchObject({ person: "Erased person" });
  expect(parseAuditPlace(new URLSearchParams("kind=bulk_applied&before=7"))).toEqual({
    kind: "bulk_applied",
    before: 7,
  });
  expect(parseAuditPlace(new URLSearchParams("kind=&x=1"))).toEqual({ kind: null, before: null });
  expect(parseAuditPlace(new URLSearchParams("kind=everything"))).toBeNull();
  expect(parseAuditPlace(new URLSearchParams("before=0"))).toBeNull();
});
