import { z } from "zod";
import { STACKINGS } from "../multiplier.ts";
import type { EarningSettings } from "../settings.ts";
import { earningRule } from "./earning-rule.ts";

const id = z.string().max(40);

/** What a merchant does to the rules. Each makes a new version of the settings. */
export const ruleChange = z.discriminatedUnion("does", [
  /** Adds a rule, or replaces the one of its number. `at`: where it stood, for one that comes back. */
  z.object({ does: z.literal("keep"), rule: earningRule, at: z.int().min(0).nullable().default(null) }),
  z.object({ does: z.literal("switch"), id, on: z.boolean() }),
  z.object({ does: z.literal("remove"), id }),
  z.object({ does: z.literal("stack"), stacking: z.enum(STACKINGS) }),
]);

export type RuleChange = z.infer<typeof ruleChange>;

function keep(rules: EarningSettings["rules"], { rule, at }: Extract<RuleChange, { does: "keep" }>) {
  const place = rules.findIndex(({ id: known }) => known === rule.id);
  if (place >= 0) return rules.with(place, rule);
  return rules.toSpliced(at ?? rules.length, 0, rule);
}

/** The rules and the stacking after a change. A rule that is gone already cannot be switched or removed: nothing changes. */
export function changeRules(settings: EarningSettings, change: RuleChange): EarningSettings {
  const { rules } = settings;
  switch (change.does) {
    case "keep":
      return { ...settings, rules: keep(rules, change) };
    case "switch":
      return {
        ...settings,
        rules: rules.map((rule) => (rule.id === change.id ? { ...rule, on: change.on } : rule)),
      };
    case "remove":
      return { ...settings, rules: rules.filter((rule) => rule.id !== change.id) };
    case "stack":
      return { ...settings, stacking: change.stacking };
  }
}
