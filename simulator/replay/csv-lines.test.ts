import { describe, expect, it } from "vitest";
import { CsvLines, type CsvRecord } from "./csv-lines.ts";

function read(text: string, pieceLength = text.length): CsvRecord[] {
  const lines = new CsvLines();
  const records: CsvRecord[] = [];
  for (let at = 0; at < text.length; at += pieceLength) {
    records.push(...lines.push(text.slice(at, at + pieceLength)));
  }
  return [...records, ...lines.end()];
}

describe("CSV", () => {
  it.each([
    ["plain fields", "a,b,c", ["a", "b", "c"]],
    ["empty fields", ",,", ["", "", ""]],
    ["a quoted comma", '"a,b",c', ["a,b", "c"]],
    ["doubled quotes", '"say ""hi""",c', ['say "hi"', "c"]],
    ["a quote inside an unquoted field", '12" RULER,c', ['12" RULER', "c"]],
    ["an empty quoted field at the end", 'a,""', ["a", ""]],
    ["odd characters", "caf\u00e9,\ufffd,\u{1f600}", ["caf\u00e9", "\ufffd", "\u{1f600}"]],
  ])("reads %s", (_what, text, fields) => {
    expect(read(text)).toEqual([{ line: 1, fields }]);
  });

  it("reads the same whatever pieces it comes in, with CRLF and line breaks in quotes", () => {
    const text = 'a,b\r\n"two\nlines",c\r\n\r\nlast,d';
    const records = [
      { line: 1, fields: ["a", "b"] },
      { line: 2, fields: ["two\nlines", "c"] },
      { line: 5, fields: ["last", "d"] },
    ];
    expect(read(text)).toEqual(records);
    expect(read(text, 1)).toEqual(records);
    expect(read(text, 3)).toEqual(records);
  });

  it("refuses text behind a closing quote and goes on", () => {
    expect(read('"a"b,c\nd,e')).toEqual([
      { line: 1, problem: "Text follows a closing quote." },
      { line: 2, fields: ["d", "e"] },
    ]);
  });

  it("gives up a quote that is never closed, and reads the lines behind it", () => {
    const rest = Array.from({ length: 30 }, (_, index) => `row,${index}`);
    const records = read(['"open,1', ...rest].join("\n"));
    expect(records[0]).toEqual({ line: 1, problem: "A quote is never closed." });
    expect(records).toHaveLength(31);
    expect(records.at(-1)).toEqual({ line: 31, fields: ["row", "29"] });
  });

  it("gives up an open quote at the end of the file, and reads the lines behind it", () => {
    expect(read('"open\nrow,1')).toEqual([
      { line: 1, problem: "A quote is never closed." },
      { line: 2, fields: ["row", "1"] },
    ]);
  });
});
