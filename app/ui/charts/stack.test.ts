import { expect, it } from "vitest";
import { axisMarks, channelsWithValues, stackDays } from "./stack.ts";

const values = [
  { day: "2026-03-01", channel: "pos", points: 30 },
  { day: "2026-03-01", channel: "online", points: 20 },
  { day: "2026-03-03", channel: "pos", points: 5 },
];

it("puts the channels of a day on top of each other, in the order of the legend", () => {
  expect(stackDays(["2026-03-01"], values, ["online", "pos", "other"])).toEqual([
    {
      day: "2026-03-01",
      total: 50,
      bars: [
        { channel: "online", value: 20, from: 0, to: 20 },
        { channel: "pos", value: 30, from: 20, to: 50 },
      ],
    },
  ]);
});

it("keeps days without points", () => {
  expect(stackDays(["2026-03-02"], values, ["online", "pos"])).toEqual([
    { day: "2026-03-02", total: 0, bars: [] },
  ]);
});

it.each([
  [0, [0, 1]],
  [3, [0, 1, 2, 3]],
  [50, [0, 20, 40, 60]],
  [100, [0, 50, 100]],
  [9_999, [0, 5_000, 10_000]],
])("marks an axis up to %i at %j", (largest, marks) => {
  expect(axisMarks(largest)).toEqual(marks);
});

it("names only the channels that took part", () => {
  expect(channelsWithValues(values, ["online", "pos", "draft"])).toEqual(["online", "pos"]);
});
