import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { Acknowledged } from "#simulator/replay/acknowledged.ts";
import { addHistoryShop } from "#simulator/replay/history-shop.ts";
import { openHistory } from "#simulator/replay/read-history.ts";
import { replayHistory, type ReplayOptions } from "#simulator/replay/replay.ts";
import { createWorld } from "#simulator/world/create-world.ts";
import { startReceiver, type Received } from "./receiver.ts";

const CSV = [
  "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
  "501,CUP,RED CUP,6,2026-01-05 08:26:00,2.50,17850.0,United Kingdom",
  '501,MUG,"MUG, BLUE",1,2026-01-05 08:26:00,4.00,17850.0,United Kingdom',
  "502,CUP,RED CUP,1,2026-01-05 09:00:00,2.50,,United Kingdom",
  "503,CUP,RED CUP,none,2026-01-05 09:30:00,2.50,17850.0,United Kingdom",
  "C504,CUP,RED CUP,-2,2026-01-06 10:00:00,2.50,17850.0,United Kingdom",
  "505,MUG,BLUE MUG,2,2026-01-06 11:00:00,4.00,12346.0,United Kingdom",
  "C506,MUG,BLUE MUG,-2,2026-01-07 11:00:00,4.00,12346.0,United Kingdom",
].join("\r\n");

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "replay-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Replays as often as wanted, each time with a new world, as a new process would. */
async function replay(
  path: string,
  over: Partial<ReplayOptions> & { state?: string } = {},
  answer?: (request: Received, count: number) => number | "hang",
) {
  const app = await startReceiver(answer);
  closers.push(app.close);
  const { state = null, ...options } = over;
  const history = await openHistory(path);
  const world = createWorld({ seed: 1 });
  const shop = addHistoryShop(world, history, "replay.myshopify.com", []);
  const summary = await replayHistory({
    history,
    world,
    shop,
    appUrl: app.url,
    secret: "secret",
    seed: 1,
    tillShare: 0.5,
    troubles: { duplicates: 0, loss: 0, shuffle: "none" },
    limit: Infinity,
    perSecond: 0,
    concurrency: 1,
    acknowledged: new Acknowledged(state, "this replay"),
    ...options,
  });
  return { summary, received: app.received };
}

const eventIds = (received: Received[]) => received.map((each) => String(each.headers["x-shopify-event-id"]));
const topics = (received: Received[]) => received.map((each) => String(each.headers["x-shopify-topic"]));

describe("a replay", () => {
  it("turns every invoice into what it was, and lists what it cannot use", async () => {
    const rows: unknown[] = [];
    const { summary, received } = await replay(file("plain.csv", CSV), { onListed: (row) => rows.push(row) });
    expect(summary).toMatchObject({
      format: "online-retail",
      currency: "GBP",
      invoices: { read: 5, ordered: 3, tookBack: 2, continued: 0, listed: 0 },
      refunds: 1,
      cancellations: 1,
      customers: 2,
      rowsListed: 1,
      rowsByReason: { "The quantity is not a whole number.": 1 },
    });
    expect(rows).toMatchObject([{ line: 5 }]);
    expect(received).toHaveLength(summary.webhooks.deliveries);
    expect(topics(received)).toEqual(expect.arrayContaining(["refunds/create", "orders/cancelled"]));
    expect(z.object({ currency: z.string() }).parse(JSON.parse(received[1]?.body ?? "")).currency).toBe(
      "GBP",
    );
  });

  it("sends the same from a gzipped file with a byte order mark", async () => {
    const plain = await replay(file("same.csv", CSV));
    const packed = await replay(file("same.csv.gz", gzipSync(`\ufeff${CSV}`)));
    expect(packed.received.map((each) => each.body)).toEqual(plain.received.map((each) => each.body));
    expect(eventIds(packed.received)).toEqual(eventIds(plain.received));
  });

  it("reads the text format by its content, in the order of days, in dollars", async () => {
    const text = " 00001 19970105  1   11.77\n 00001 19970105  2   20.00\n 00002 19970102  5   77.00\nwhat\n";
    const { summary, received } = await replay(file("cds.txt", text));
    expect(summary).toMatchObject({
      format: "cdnow",
      currency: "USD",
      invoices: { read: 3, ordered: 3 },
      customers: 2,
      rowsListed: 1,
    });
    const first = z.object({ email: z.string() }).parse(JSON.parse(received[0]?.body ?? ""));
    expect(first.email).toBe("customer-00002@example.com");
  });

  it("doubles all and mixes days when told to, and still sends each event", async () => {
    const plain = await replay(file("mixed.csv", CSV));
    const troubles = { duplicates: 1, loss: 0, shuffle: "day" } as const;
    const mixed = await replay(file("mixed.csv", CSV), { troubles });
    expect(mixed.received).toHaveLength(plain.received.length * 2);
    expect(new Set(eventIds(mixed.received))).toEqual(new Set(eventIds(plain.received)));
    expect(eventIds(mixed.received)).not.toEqual(eventIds(plain.received).flatMap((id) => [id, id]));
    expect(mixed.summary.webhooks.duplicates).toBe(plain.received.length);
  });

  it("loses what it is told to lose, and says so", async () => {
    const troubles = { duplicates: 0, loss: 1, shuffle: "none" } as const;
    const { summary, received } = await replay(file("lost.csv", CSV), { troubles });
    expect(received).toEqual([]);
    expect(summary.webhooks.lost).toBe(summary.webhooks.events);
  });

  it("tries again with the same ids until the app answers 200", async () => {
    const { summary, received } = await replay(file("again.csv", CSV), { limit: 1 }, (_, count) =>
      count === 1 ? 503 : 200,
    );
    expect(summary.webhooks).toMatchObject({ retries: 1, failed: 0 });
    expect(eventIds(received)[0]).toBe(eventIds(received)[1]);
    expect(received[0]?.headers["x-shopify-webhook-id"]).toBe(received[1]?.headers["x-shopify-webhook-id"]);
  });

  it("goes on behind what was acknowledged after it was stopped", async () => {
    const path = file("resumed.csv", CSV);
    const state = join(folder, "resumed.state.json");
    const whole = await replay(path);
    const first = await replay(path, { state, limit: 2 });
    // A killed run leaves an unfinished state; a finished one would begin anew.
    const kept = new Acknowledged(null, "this replay");
    expect(kept.below).toBe(0);
    writeFileSync(
      state,
      JSON.stringify({
        replay: "this replay",
        below: first.received.length * 2,
        above: [],
        retries: 0,
        finished: false,
      }),
    );
    const second = await replay(path, { state });
    expect(second.summary.webhooks).toMatchObject({
      acknowledgedBefore: first.received.length,
      acknowledged: whole.received.length - first.received.length,
    });
    expect([...first.received, ...second.received].map((each) => each.body)).toEqual(
      whole.received.map((each) => each.body),
    );
    const third = await replay(path, { state });
    expect(third.received).toHaveLength(whole.received.length);
  });

  it("reads a file that was cut off as far as it goes", async () => {
    const packed = gzipSync(CSV, { level: 0 });
    const { summary } = await replay(file("cut.csv.gz", packed.subarray(0, packed.length - 250)));
    expect(summary.invoices.read).toBeGreaterThan(0);
    expect(summary.rowsByReason).toMatchObject({ "The file is damaged from here on.": 1 });
  });

  it.each([
    ["empty", ""],
    ["something else", "name,points\nA,1\n"],
  ])("refuses a file that is %s with the formats it knows", async (name, content) => {
    await expect(openHistory(file(`${name}.txt`, content))).rejects.toThrow(
      /neither of the two known formats/,
    );
  });
});

describe("what was acknowledged", () => {
  it("survives in its file, holes included, for the same replay only", () => {
    const path = join(folder, "acks.json");
    const before = new Acknowledged(path, "one");
    for (const number of [0, 1, 2, 5]) before.add(number);
    before.save();
    const after = new Acknowledged(path, "one");
    expect(after.below).toBe(3);
    expect([2, 3, 5].map((number) => after.has(number))).toEqual([true, false, true]);
    expect(new Acknowledged(path, "another").below).toBe(0);
  });

  it("begins anew when the file makes no sense", () => {
    expect(new Acknowledged(file("broken.json", "{"), "one").below).toBe(0);
  });
});
