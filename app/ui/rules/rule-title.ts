import { RULES, type AnyKind, type EarningRule } from "#app/modules/earning/rules/registry.ts";

/** What the page of a rule is called. */
export const ruleTitle = (kind: AnyKind, rule: EarningRule | null): string =>
  rule ? RULES[kind].title : `New rule: ${RULES[kind].title.toLowerCase()}`;
