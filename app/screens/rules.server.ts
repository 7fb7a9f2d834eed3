import { z } from "zod";
import { dayIn, type Day } from "#app/vocabulary/time.ts";
import {
  defaultEarningSettings,
  EARNING,
  isRuleKind,
  ruleChange,
  type EarningSettings,
} from "#app/modules/earning/index.ts";
import { listProductTitles } from "#app/modules/orders/index.ts";
import { newestVersion } from "#app/modules/programs/index.ts";
import { TIERS } from "#app/modules/tiers/index.ts";
import { adminView, type AdminView, type Visit } from "./admin-view.ts";
import { holdsNul, NUL_PROBLEM, parseSettings } from "./program-versions.server.ts";

export interface RulesScreen {
  view: AdminView;
  /** 0 while the program has not begun. */
  version: number;
  /** Set while the newest settings are still to come. */
  startsAt: Date | null;
  today: Day;
  stacking: EarningSettings["stacking"];
  rules: EarningSettings["rules"];
}

export async function readRules(visit: Visit, now: Date): Promise<RulesScreen> {
  const newest = await newestVersion(visit.shop.merchantId, EARNING);
  const { stacking, rules } = newest?.settings ?? defaultEarningSettings();
  return {
    view: adminView(visit),
    version: newest?.version ?? 0,
    startsAt: newest && newest.effectiveFrom > now ? newest.effectiveFrom : null,
    today: dayIn(visit.shop.timeZone, now),
    stacking,
    rules,
  };
}

export interface RuleScreen {
  view: AdminView;
  version: number;
  /** Null for a new one. */
  rule: EarningSettings["rules"][number] | null;
  tiers: { id: string; name: string }[];
  productTitles: Record<string, string>;
  /** Chosen things whose titles only Shopify knows. */
  untitled: { collections: string[]; products: string[] };
}

/** One rule to edit, or what a new one needs to know; null for a rule that is not there. */
export async function readRule(visit: Visit, ruleId: string): Promise<RuleScreen | null> {
  const { merchantId } = visit.shop;
  const [newest, ladder] = await Promise.all([
    newestVersion(merchantId, EARNING),
    newestVersion(merchantId, TIERS),
  ]);
  const rule = newest?.settings.rules.find(({ id }) => id === ruleId) ?? null;
  if (ruleId !== "new" && !rule) return null;
  const products = rule?.kind === "productBonus" ? rule.settings.products : [];
  const titles = await listProductTitles(visit.shop, products);
  return {
    view: adminView(visit),
    version: newest?.version ?? 0,
    rule,
    tiers: (ladder?.settings.tiers ?? []).map(({ id, name }) => ({ id, name })),
    productTitles: Object.fromEntries([...titles].filter(([, title]) => title !== "")),
    untitled: {
      collections: rule?.kind === "collectionBonus" ? rule.settings.collections : [],
      products: products.filter((id) => !titles.get(id)),
    },
  };
}

/** The kind of a new rule, as the address names it; null for one that there is not. */
export const parseRuleKind = (text: string | null) => (isRuleKind(text) ? text : null);

const wish = z.object({ baseVersion: z.int().min(0), change: ruleChange });

export type ParsedRuleWish =
  { ok: true; wish: z.infer<typeof wish> } | { ok: false; errors: Record<string, string> };

/** Reads what the browser wants changed, or what is wrong with it, by field of the rule. */
export function parseRuleWish(body: unknown): ParsedRuleWish {
  if (holdsNul(body)) return { ok: false, errors: { form: NUL_PROBLEM } };
  const parsed = wish.safeParse(body);
  if (parsed.success) return { ok: true, wish: parsed.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues)
    errors[path[2] === "settings" ? String(path[3]) : "form"] ??= message;
  return { ok: false, errors };
}

/** Reads the rule that the browser wants previewed; null when it is none. */
export const parseRulePreview = (body: unknown) => parseSettings(ruleChange, body);
