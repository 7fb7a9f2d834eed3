import { expect, it } from "vitest";
import { birthdayForm, monthNames } from "./birthday.ts";

it.each([
  { month: "5", day: "17", birthday: "05-17" },
  { month: "2", day: " 29 ", birthday: "02-29" },
  { month: "", day: "", birthday: null },
])("reads month $month and day $day as $birthday", ({ month, day, birthday }) => {
  expect(birthdayForm.parse({ month, day })).toBe(birthday);
});

it.each([
  { month: "2", day: "30" },
  { month: "", day: "5" },
  { month: "5", day: "" },
  { month: "13", day: "1" },
  { month: "5", day: "0" },
])("refuses month $month and day $day in plain words", (form) => {
  expect(birthdayForm.safeParse(form).error?.issues[0]?.message).toBe(
    "Choose a month and a day that it has.",
  );
});

it("names the months in the reader's language", () => {
  expect(monthNames("de")[4]).toEqual({ value: "5", label: "Mai" });
});
