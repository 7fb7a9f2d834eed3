import { expect, it } from "vitest";
import { campaignMonths, firstShown, monthOn } from "./campaign-months.ts";

const campaign = (id: string, firstDay: string, lastDay: string) => ({ id, name: id, firstDay, lastDay });

it("counts months over the end of the year, both ways", () => {
  expect([monthOn("2026-11", 2), monthOn("2026-01", -1), monthOn("2026-05", 0)]).toEqual([
    "2027-01",
    "2025-12",
    "2026-05",
  ]);
});

it("draws a campaign in each of its months, from its day to its day", () => {
  const months = campaignMonths([campaign("a", "2026-01-30", "2026-03-02")], "2026-01", 4);
  expect(
    months.map(({ month, days, bars }) => [month, days, bars.map(({ from, to }) => [from, to])]),
  ).toEqual([
    ["2026-01", 31, [[30, 31]]],
    ["2026-02", 28, [[1, 28]]],
    ["2026-03", 31, [[1, 2]]],
    ["2026-04", 30, []],
  ]);
});

it("knows the days of a leap year's February", () => {
  expect(campaignMonths([], "2028-02", 1)[0]?.days).toBe(29);
});

it("gives campaigns of the same days lanes of their own, and a lane again when it is free", () => {
  const [month] = campaignMonths(
    [
      campaign("a", "2026-05-01", "2026-05-10"),
      campaign("b", "2026-05-10", "2026-05-20"),
      campaign("c", "2026-05-11", "2026-05-12"),
    ],
    "2026-05",
    1,
  );
  expect(month?.bars.map(({ id, lane }) => [id, lane])).toEqual([
    ["a", 0],
    ["b", 1],
    ["c", 0],
  ]);
});

it.each([
  { what: "nothing", days: [], month: "2026-05" },
  { what: "one that is over", days: ["2026-01-01", "2026-01-02"], month: "2026-05" },
  { what: "one that runs", days: ["2025-01-01", "2027-01-02"], month: "2026-05" },
  { what: "one within three months", days: ["2026-07-31", "2026-08-02"], month: "2026-05" },
  { what: "one far ahead", days: ["2026-08-01", "2026-08-02"], month: "2026-08" },
])("begins in May 2026 with $month for $what", ({ days: [first, last], month }) => {
  const campaigns = first && last ? [campaign("a", first, last)] : [];
  expect(firstShown(campaigns, "2026-05-15", 3)).toBe(month);
});
