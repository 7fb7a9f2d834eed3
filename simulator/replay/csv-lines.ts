export type CsvRecord = { line: number; fields: string[] } | { line: number; problem: string };

/** A quote that is never closed must not swallow the file: a longer record is given up and its lines are read anew. */
const MOST_LINES = 20;
const MOST_CHARACTERS = 20_000;

type Parsed = { fields: string[] } | { problem: string } | "open";

/** One record by RFC 4180. A quote inside an unquoted field is an ordinary character, as in 12" RULER. */
export function parseRecord(text: string): Parsed {
  if (!text.includes('"')) return { fields: text.split(",") };
  const fields: string[] = [];
  for (let at = 0; ;) {
    if (text[at] !== '"') {
      const comma = text.indexOf(",", at);
      fields.push(comma < 0 ? text.slice(at) : text.slice(at, comma));
      if (comma < 0) return { fields };
      at = comma + 1;
      continue;
    }
    const end = closingQuote(text, at + 1);
    if (end < 0) return "open";
    fields.push(text.slice(at + 1, end).replaceAll('""', '"'));
    if (end + 1 === text.length) return { fields };
    if (text[end + 1] !== ",") return { problem: "Text follows a closing quote." };
    at = end + 2;
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = from; ; at += 2) {
    at = text.indexOf('"', at);
    if (at < 0 || text[at + 1] !== '"') return at;
  }
}

/** Reads CSV piece by piece; the lines of a piece come back as records with the line each began on. */
export class CsvLines {
  #rest = "";
  #line = 0;
  #open: { line: number; lines: string[] } | null = null;

  push(chunk: string): CsvRecord[] {
    const lines = (this.#rest + chunk).split("\n");
    this.#rest = lines.pop() ?? "";
    return lines.flatMap((line) => this.#read(line));
  }

  end(): CsvRecord[] {
    const last = this.#rest === "" ? [] : this.#read(this.#rest);
    this.#rest = "";
    return this.#open === null ? last : [...last, ...this.#giveUp(this.#open)];
  }

  #read(raw: string): CsvRecord[] {
    this.#line += 1;
    const text = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    if (this.#open !== null) return this.#goOn(this.#open, text);
    if (text.trim() === "") return [];
    const parsed = parseRecord(text);
    if (parsed !== "open") return [{ line: this.#line, ...parsed }];
    this.#open = { line: this.#line, lines: [text] };
    return [];
  }

  #goOn(open: { line: number; lines: string[] }, text: string): CsvRecord[] {
    open.lines.push(text);
    const whole = open.lines.join("\n");
    const parsed = parseRecord(whole);
    if (parsed !== "open") {
      this.#open = null;
      return [{ line: open.line, ...parsed }];
    }
    const isTooLong = open.lines.length > MOST_LINES || whole.length > MOST_CHARACTERS;
    return isTooLong ? this.#giveUp(open) : [];
  }

  #giveUp({ line, lines }: { line: number; lines: string[] }): CsvRecord[] {
    this.#open = null;
    const now = this.#line;
    this.#line = line;
    const again = lines.slice(1).flatMap((each) => this.#read(each));
    this.#line = now;
    return [{ line, problem: "A quote is never closed." }, ...again];
  }
}
