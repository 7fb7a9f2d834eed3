import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { z } from "zod";

/** A row of a file, with the line on which it begins, as an editor counts. */
export interface CsvRow {
  line: number;
  cells: string[];
}

/** A file that cannot be read on, with the reason in plain words. */
export class UnreadableCsv extends Error {}

/** A row holds a person, not a book: more is a quotation mark that was never closed. */
const MOST_CHARACTERS_OF_A_ROW = 64_000;
const CHUNK = 64 * 1024;

function* chunksOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += CHUNK) yield text.slice(at, at + CHUNK);
}

/** Excel writes the separator that it used into a line of its own, if asked. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;

/** The most frequent of comma, semicolon and tab in the first line, outside quotation marks. */
export function delimiterOf(text: string): string {
  const declared = SEPARATOR_LINE.exec(text)?.[1];
  if (declared) return declared;
  const line = (/^[^\r\n]*/.exec(text)?.[0] ?? "").replace(/"[^"]*"/g, "");
  const counted = [",", ";", "\t"].map((delimiter) => ({ delimiter, count: line.split(delimiter).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}

/** Lines on which records begin, in their order; `last` is the line on which the newest one ended. */
class LineCounter {
  last: number;
  readonly #begins: number[] = [];
  readonly #linesBefore: number;
  /** The parser counts a line break of two characters twice when it stands within quotation marks. */
  #countedTwice = 0;

  constructor(linesBefore: number) {
    this.#linesBefore = linesBefore;
    this.last = linesBefore;
  }

  note(cells: readonly string[], parserLines: number): void {
    const breaks = cells.flatMap((cell) => cell.match(/\r\n|\r|\n/g) ?? []);
    this.#countedTwice += breaks.filter((lineBreak) => lineBreak.length === 2).length;
    this.last = this.#linesBefore + parserLines - this.#countedTwice;
    this.#begins.push(this.last - breaks.length);
  }

  next(): number {
    const line = this.#begins.shift();
    if (line === undefined) throw new Error("a record came that was not counted");
    return line;
  }
}

const record = z.array(z.string());

/** The rows of a file one after another, without those that hold nothing. @throws UnreadableCsv */
export async function* csvRows(text: string): AsyncGenerator<CsvRow> {
  const separatorLine = SEPARATOR_LINE.exec(text)?.[0] ?? "";
  const counter = new LineCounter(separatorLine === "" ? 0 : 1);
  const parser = Readable.from(chunksOf(text.slice(separatorLine.length))).pipe(
    parse({
      delimiter: delimiterOf(text),
      max_record_size: MOST_CHARACTERS_OF_A_ROW,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (cells, { lines }) => {
        counter.note(cells, lines);
        return cells;
      },
    }),
  );
  try {
    for await (const parsed of parser) {
      const [line, cells] = [counter.next(), record.parse(parsed)];
      if (cells.some((cell) => cell.trim() !== "")) yield { line, cells };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableCsv(
      `From line ${counter.last + 1} on the file cannot be read: a quotation mark is opened and not closed.`,
    );
  }
}
