import { expect, it } from "vitest";
import { refusals } from "#tests/factories/order-rule-facts.ts";
import { birthday, birthdaysOn, deservesBirthday, isMonthDay } from "./birthday.ts";

const settings = birthday.schema.parse({ points: 100 });

it.each([
  { knownOn: "2026-04-17", lastOn: null, deserved: true },
  { knownOn: "2026-04-18", lastOn: null, deserved: false },
  { knownOn: "2026-05-17", lastOn: null, deserved: false },
  { knownOn: "2024-01-01", lastOn: "2025-05-17", deserved: true },
  { knownOn: "2024-01-01", lastOn: "2026-01-02", deserved: false },
  { knownOn: "2024-01-01", lastOn: "2025-06-21", deserved: true },
  { knownOn: "2024-01-01", lastOn: "2025-06-22", deserved: false },
] as const)(
  "is rewarded on 17 May 2026, known since $knownOn and rewarded last on $lastOn: $deserved",
  ({ knownOn, lastOn, deserved }) => {
    expect(deservesBirthday({ day: "2026-05-17", knownOn, lastOn }, settings)).toBe(deserved);
  },
);

it("may be known for no time at all where the merchant says so", () => {
  const facts = { day: "2026-05-17", knownOn: "2026-05-17", lastOn: null } as const;
  expect(deservesBirthday(facts, { ...settings, knownDays: 0 })).toBe(true);
});

it.each([
  { day: "2026-05-17", birthdays: ["05-17"] },
  { day: "2026-02-28", birthdays: ["02-28", "02-29"] },
  { day: "2028-02-28", birthdays: ["02-28"] },
  { day: "2028-02-29", birthdays: ["02-29"] },
  { day: "2100-02-28", birthdays: ["02-28", "02-29"] },
] as const)("celebrates $birthdays on $day", ({ day, birthdays }) => {
  expect(birthdaysOn(day)).toEqual(birthdays);
});

it.each(["01-01", "02-29", "12-31"])("takes %s for a birthday", (text) => {
  expect(isMonthDay(text)).toBe(true);
});

it.each(["02-30", "13-01", "00-10", "04-31", "1-1", "05-00", "", "1990-05-17"])(
  "does not take %s for a birthday",
  (text) => {
    expect(isMonthDay(text)).toBe(false);
  },
);

it("says what it gives", () => {
  expect(birthday.describe(settings)).toBe("100 points on the birthday");
});

it.each([
  [{ knownDays: -1 }, { knownDays: "Enter a whole number from 0 to 365." }],
  [{ knownDays: 366 }, { knownDays: "Enter a whole number from 0 to 365." }],
  [{ points: 0 }, { points: "Enter a whole number from 1 to 1000000." }],
])("refuses %j in plain words", (change, words) => {
  expect(refusals(birthday.schema, { ...settings, ...change })).toEqual(words);
});
