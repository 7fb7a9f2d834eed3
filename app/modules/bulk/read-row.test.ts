import { expect, it } from "vitest";
import { readRow } from "./read-row.ts";

const spelling = {
  email: (text: string) => (text.includes("@") ? text.toLowerCase() : null),
  phone: (text: string) => (/^\+\d{6,}$/.test(text) ? text : null),
};
const columns = {
  email: 0,
  phone: 1,
  customerId: 2,
  points: 3,
  firstName: 4,
  lastName: 5,
  fullName: 6,
  note: 7,
};
const read = (cells: string[], mode: "add" | "set" = "add") =>
  readRow(cells, columns, { mode, width: 8, spelling });

it("reads everything that a row can say, without Excel's apostrophes", () => {
  const cells = [
    "Ada@example.com ",
    "'+4930123456",
    "'7210448301122",
    "'250",
    "Ada",
    "Lovelace",
    "A L",
    "Welcome",
  ];
  expect(read(cells)).toEqual({
    ok: true,
    facts: {
      email: "ada@example.com",
      phone: "+4930123456",
      customerId: "7210448301122",
      firstName: "Ada",
      lastName: "Lovelace",
      note: "Welcome",
      points: 250,
    },
  });
});

it("takes a full name where there are no parts, and misses cells at the end without complaint", () => {
  expect(read(["a@example.com", "", "", "5", "", "", "Ada Lovelace"])).toMatchObject({
    facts: { firstName: "Ada Lovelace", lastName: null, note: null, phone: null },
  });
  expect(read(["a@example.com", "", "", "-5"])).toMatchObject({ ok: true, facts: { points: -5 } });
});

it.each([
  [["ada", "", "", "5"], "“ada” is not an e-mail address."],
  [["=HYPERLINK(1)", "", "", "5"], "“=HYPERLINK(1)” is not an e-mail address."],
  [["", "12", "", "5"], "“12” is not a phone number."],
  [["", "4.93012E+11", "", "5"], "“4.93012E+11” was shortened by a spreadsheet. Write out all digits."],
  [["", "", "7.21045E+12", "5"], "“7.21045E+12” was shortened by a spreadsheet. Write out all digits."],
  [["", "", "12a", "5"], "“12a” is not a customer ID of Shopify."],
  [["", "", "", "5"], "Nothing in this row says whose points they are."],
  [["a@example.com", "", "", ""], "There are no points in this row."],
  [["a@example.com", "", "", "1.5"], "“1.5” is not a whole number. Points have no decimals."],
  [
    ["a@example.com", "", "", "5", "", "", "", "", "x"],
    "This row has 9 cells, the first row of the file only 8.",
  ],
  [["a@example.com", "", "", "5", "", "", "", "w".repeat(201)], "The reason is longer than 200 characters."],
])("refuses %j: %s", (cells, reason) => {
  expect(read(cells)).toMatchObject({ ok: false, reason });
});

it("takes no balance below zero, but takes points away", () => {
  const cells = ["a@example.com", "", "", "-5"];
  expect(read(cells, "set")).toMatchObject({
    ok: false,
    reason: "A balance cannot be below zero.",
    contacts: { email: "a@example.com", phone: null, customerId: null },
  });
  expect(read(cells, "add")).toMatchObject({ ok: true });
});
