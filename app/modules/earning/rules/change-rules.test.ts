import { expect, it } from "vitest";
import { earningSettings } from "../settings.ts";
import { changeRules, ruleChange } from "./change-rules.ts";

const rule = (id: string, points = 10) => ({ id, kind: "firstOrder", settings: { points } });
const settings = earningSettings.parse({ rules: [rule("a"), rule("b"), rule("c")] });
const after = (change: object) => changeRules(settings, ruleChange.parse(change));
const ids = (change: object) => after(change).rules.map(({ id }) => id);

it("adds a rule at the end, or where it stood before", () => {
  expect(ids({ does: "keep", rule: rule("d") })).toEqual(["a", "b", "c", "d"]);
  expect(ids({ does: "keep", rule: rule("d"), at: 1 })).toEqual(["a", "d", "b", "c"]);
});

it("replaces a rule in its place", () => {
  const changed = after({ does: "keep", rule: rule("b", 99) });
  expect(changed.rules.map(({ settings: each }) => each)).toEqual([
    { points: 10 },
    { points: 99 },
    { points: 10 },
  ]);
});

it("switches and removes a rule, and leaves all as it is when there is none", () => {
  expect(after({ does: "switch", id: "b", on: false }).rules.map(({ on }) => on)).toEqual([
    true,
    false,
    true,
  ]);
  expect(ids({ does: "remove", id: "b" })).toEqual(["a", "c"]);
  expect(after({ does: "remove", id: "z" })).toEqual(settings);
});

it("chooses how multipliers work together", () => {
  expect(after({ does: "stack", stacking: "multiply" }).stacking).toBe("multiply");
});

it.each([
  { does: "keep", rule: { ...rule("a"), settings: { points: 0 } } },
  { does: "stack", stacking: "all" },
  { does: "dance" },
])("refuses %j", (change) => {
  expect(ruleChange.safeParse(change).success).toBe(false);
});
