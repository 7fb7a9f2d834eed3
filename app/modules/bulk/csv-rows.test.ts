import { expect, it } from "vitest";
import { csvRows, UnreadableCsv } from "./csv-rows.ts";

async function rowsOf(text: string) {
  const rows = [];
  for await (const row of csvRows(text)) rows.push(row);
  return rows;
}

const HEADER = { line: 1, cells: ["Email", "Points"] };

it.each([
  ["commas", "Email,Points\na@example.com,1\n"],
  ["semicolons, as Excel writes where a comma is decimal", "Email;Points\r\na@example.com;1\r\n"],
  ["tabs", "Email\tPoints\na@example.com\t1"],
  ["quotation marks", '"Email","Points"\n"a@example.com","1"'],
  ["lines that end as on old Macs", "Email,Points\ra@example.com,1\r"],
])("reads %s", async (_, text) => {
  expect(await rowsOf(text)).toEqual([HEADER, { line: 2, cells: ["a@example.com", "1"] }]);
});

it("counts lines as an editor does, over breaks within a cell and lines without anything", async () => {
  const text = 'Email,Points\r\n\r\n"a\r\nb",1\r\n,\r\nc,2\r\n';
  expect(await rowsOf(text)).toEqual([
    HEADER,
    { line: 3, cells: ["a\r\nb", "1"] },
    { line: 6, cells: ["c", "2"] },
  ]);
});

it("follows the separator that Excel names in the first line", async () => {
  expect(await rowsOf("sep=|\r\nEmail|Points\r\na,b|1")).toEqual([
    { line: 2, cells: ["Email", "Points"] },
    { line: 3, cells: ["a,b", "1"] },
  ]);
});

it("keeps quotation marks that stand within a cell, and a separator between them", async () => {
  const [, ...rows] = await rowsOf('Email,Points\nAda "A" L,1\n"Lovelace, ""Ada""",2\n"x"y,3\n');
  expect(rows.map(({ cells }) => cells[0])).toEqual(['Ada "A" L', 'Lovelace, "Ada"', '"x"y']);
});

it("says where a quotation mark is never closed, at the end or long before", async () => {
  const short = rowsOf('Email,Points\na,1\n"b,2\nc,3\n');
  await expect(short).rejects.toThrow(UnreadableCsv);
  await expect(short).rejects.toThrow("From line 3 on");
  const long = rowsOf(`Email,Points\na,1\n"b,2\n${"c,3\n".repeat(50_000)}"`);
  await expect(long).rejects.toThrow("From line 3 on");
});
