import { expect, it } from "vitest";
import { createFormat } from "../format.ts";
import { describeRun, runSummary, type RunLine } from "./run-words.ts";

const format = createFormat({ locale: "en", timeZone: "UTC", currency: "EUR" });

const run = (changes: Partial<RunLine>): RunLine => ({
  runId: 1,
  status: "ready",
  mode: "add",
  strangers: "refuse",
  note: "Welcome over",
  fileName: "points.csv",
  source: null,
  unread: [],
  askedBy: "Grace",
  askedAt: new Date("2026-05-01T10:00:00Z"),
  applyBy: null,
  applyAt: null,
  rows: 1_250,
  planned: 1_200,
  newPeople: 0,
  unchanged: 38,
  refused: 12,
  toAdd: 0,
  toTake: 0,
  applied: 0,
  added: 0,
  taken: 0,
  problem: null,
  ...changes,
});

it.each([
  ["reading", {}, "1,250 rows read so far"],
  ["ready", {}, "1,200 balances would change · 12 rows refused"],
  ["ready", { planned: 1, refused: 0 }, "1 balance would change"],
  ["applying", { applied: 500, refused: 1 }, "500 of 1,200 balances changed so far · 1 row refused"],
  ["done", { applied: 1_199, refused: 13 }, "1,199 balances changed · 13 rows refused"],
  [
    "failed",
    { problem: "From line 3 on the file cannot be read." },
    "From line 3 on the file cannot be read.",
  ],
  ["discarded", {}, "Nothing was changed"],
] as const)("says of a file that is %s with %j: %s", (status, changes, words) => {
  expect(runSummary(run({ status, ...changes }), format)).toBe(words);
});

it("says how a file was meant and what of it was not used", () => {
  expect(describeRun(run({ source: "Rivo", unread: ["Birthdate", "VIP Tier"] }))).toEqual([
    "The points of each row are added to the balance, or taken from it when they are below zero.",
    "Rows of people who are not here yet are refused.",
    "Members read: “Welcome over”",
    "The columns are those of Rivo.",
    "Columns that are not used: Birthdate, VIP Tier.",
  ]);
  const [mode, strangers, ...rest] = describeRun(run({ mode: "set", strangers: "create" }));
  expect(mode).toContain("brought to the number");
  expect(strangers).toContain("are added");
  expect(rest).toEqual(["Members read: “Welcome over”"]);
});
