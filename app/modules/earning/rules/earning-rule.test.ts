import { expect, it } from "vitest";
import { earningRule } from "./earning-rule.ts";
import { RULES } from "./registry.ts";

it.each(Object.entries(RULES))("knows %s, its title and its fields", (kind, rule) => {
  const wrong = earningRule.safeParse({ id: "a", kind, settings: {} }).error?.issues ?? [];
  expect(wrong.map(({ path }) => path[0])).not.toContain("kind");
  expect(rule.title).not.toBe("");
  expect(Object.keys(rule.schema.shape)).not.toEqual([]);
});

it.each([
  { id: "a", kind: "orderUnder", settings: {} },
  { id: "A b", kind: "firstOrder", settings: { points: 1 } },
  { id: "", kind: "firstOrder", settings: { points: 1 } },
])("refuses $kind as $id", (rule) => {
  expect(earningRule.safeParse(rule).success).toBe(false);
});

it("is on unless it is switched off", () => {
  expect(earningRule.parse({ id: "a", kind: "firstOrder", settings: { points: 1 } })).toMatchObject({
    on: true,
  });
});
