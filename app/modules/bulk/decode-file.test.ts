import { expect, it } from "vitest";
import { decodeFile } from "./decode-file.ts";

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));

it.each([
  ["plain text", bytes("Email,Points\n"), "Email,Points\n"],
  ["a byte order mark", bytes([0xef, 0xbb, 0xbf], "Email"), "Email"],
  ["UTF-8", bytes("Jürgen"), "Jürgen"],
  ["the code page of Excel for Windows", bytes("J", [0xfc], "rgen"), "Jürgen"],
  ["Excel's Unicode text", bytes([0xff, 0xfe], Buffer.from("Email\t1", "utf16le").toJSON().data), "Email\t1"],
])("reads %s", (_, file, text) => {
  expect(decodeFile(file)).toEqual({ ok: true, text });
});

it.each([
  ["a workbook", bytes([0x50, 0x4b, 3, 4]), "workbook"],
  ["nothing", bytes(" \r\n"), "empty"],
  ["JSON", bytes('[ { "email": "a@example.com" } ]'), "not a CSV file"],
  ["a web page", bytes("<html>"), "not a CSV file"],
  ["a picture", bytes("GIF89a", [0, 1]), "not a text file"],
])("refuses %s", (_, file, words) => {
  expect(decodeFile(file)).toEqual({ ok: false, problem: expect.stringContaining(words) });
});
