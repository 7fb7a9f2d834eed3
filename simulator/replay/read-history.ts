import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { isCdnow, readPurchase } from "./cdnow.ts";
import { CsvLines, parseRecord } from "./csv-lines.ts";
import { listed, type History, type HistoryPart } from "./history.ts";
import { COLUMNS, RetailInvoices } from "./online-retail.ts";

export class UnknownHistory extends Error {
  override name = "UnknownHistory";
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

/** The text of a plain or gzipped file, without its byte order mark; bytes that are no UTF-8 become U+FFFD. */
async function* textOf(path: string): AsyncGenerator<string> {
  const bytes = createReadStream(path);
  const gunzip = (await isGzip(path)) ? createGunzip() : null;
  if (gunzip !== null) bytes.on("error", (error) => gunzip.destroy(error)).pipe(gunzip);
  const decoder = new TextDecoder();
  for await (const chunk of gunzip ?? bytes) {
    if (Buffer.isBuffer(chunk)) yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

async function firstLineOf(path: string): Promise<string> {
  let head = "";
  for await (const text of textOf(path)) {
    head += text;
    const line = head.split(/\r?\n/).find((each) => each.trim() !== "");
    if (line !== undefined && head.length > line.length + 1) return line;
    if (head.length > 10_000) break;
  }
  return head.trim();
}

/** A file that was cut off or damaged gives what can be read of it, and says where it ended. */
async function* guarded(
  parts: AsyncGenerator<HistoryPart[]>,
  line: () => number,
): AsyncGenerator<HistoryPart[]> {
  try {
    yield* parts;
  } catch (error) {
    const detail = error instanceof Error ? error.message : "";
    yield [listed(line(), "The file is damaged from here on.", detail)];
  }
}

function retailParts(path: string): AsyncGenerator<HistoryPart[]> {
  const lines = new CsvLines();
  const invoices = new RetailInvoices();
  let last = 1;
  async function* read(): AsyncGenerator<HistoryPart[]> {
    for await (const text of textOf(path)) {
      const records = lines.push(text);
      last = records.at(-1)?.line ?? last;
      yield invoices.push(records);
    }
    yield invoices.push(lines.end());
  }
  async function* whole(): AsyncGenerator<HistoryPart[]> {
    yield* guarded(read(), () => last);
    yield invoices.end();
  }
  return whole();
}

/** The file is sorted by customer; the world wants days in their order, so it is read as a whole. */
async function* cdnowParts(path: string): AsyncGenerator<HistoryPart[]> {
  const parts: HistoryPart[] = [];
  let rest = "";
  let line = 0;
  async function* read(): AsyncGenerator<HistoryPart[]> {
    for await (const text of textOf(path)) {
      const lines = (rest + text).split(/\r?\n/);
      rest = lines.pop() ?? "";
      yield lines.flatMap((each) => readPurchase(++line, each) ?? []);
    }
    yield [readPurchase(++line, rest)].filter((each) => each !== null);
  }
  for await (const some of guarded(read(), () => line)) parts.push(...some);
  const placeOf = (part: HistoryPart): number => (part.kind === "invoice" ? part.invoice.at.getTime() : 0);
  yield parts.sort((a, b) => placeOf(a) - placeOf(b));
}

/** Chooses the format by what the file holds. @throws UnknownHistory when it is neither of the two. */
export async function openHistory(path: string): Promise<History> {
  const first = await firstLineOf(path);
  if (isCdnow(first)) {
    const shop = { currency: "USD", country: "US", timezone: "America/New_York" };
    return { format: "cdnow", ...shop, parts: () => cdnowParts(path) };
  }
  const header = parseRecord(first);
  const names = header !== "open" && "fields" in header ? header.fields.map((each) => each.trim()) : [];
  if (COLUMNS.every((name, index) => names[index]?.toLowerCase() === name.toLowerCase())) {
    const shop = { currency: "GBP", country: "GB", timezone: "Europe/London" };
    return { format: "online-retail", ...shop, parts: () => retailParts(path) };
  }
  throw new UnknownHistory(
    `The purchase history is in neither of the two known formats. It begins with: ${first.slice(0, 80) || "nothing"}\n` +
      `Known are CSV with the columns ${COLUMNS.join(",")} and text rows of: customer, yyyymmdd, units, dollars.`,
  );
}
