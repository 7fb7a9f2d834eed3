import { expect, it } from "vitest";
import { readImportForm } from "./import-choices.ts";

const file = { name: "points.csv", bytes: Buffer.from("Email,Points\n") };
const fields = { mode: "set", strangers: "create", note: " Welcome over\0 " };

it("reads the choices and the file of an import", () => {
  expect(readImportForm({ fields, file })).toEqual({
    ok: true,
    choices: { mode: "set", strangers: "create", note: "Welcome over" },
    file,
  });
});

it("says by field what is wrong, all at once", () => {
  expect(readImportForm({ fields: { mode: "double" }, file: null })).toEqual({
    ok: false,
    errors: {
      file: "Choose a CSV file that is not empty.",
      mode: "Choose what the numbers in the file mean.",
      strangers: "Choose what to do with people who are not here yet.",
      note: "Say why: the shopper can read it.",
    },
  });
  expect(readImportForm({ fields: { ...fields, note: "w".repeat(201) }, file })).toEqual({
    ok: false,
    errors: { note: "Use at most 200 characters." },
  });
  expect(readImportForm({ fields, file: { name: "x", bytes: Buffer.alloc(0) } })).toMatchObject({
    ok: false,
  });
});
