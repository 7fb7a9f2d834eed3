import {
  tierSettings,
  tiersSettings,
  type TierSettings,
  type TiersSettings,
} from "#app/modules/tiers/settings.ts";
import { toFormDraft, type FormDraft, type FormErrors } from "../settings-form/form-draft.ts";

type ChosenField = "perkProducts" | "perkCollections";

/** A tier while it is typed; its perks one to a line, chosen things by their numbers. */
export type TierDraft = Record<Exclude<keyof TierSettings, ChosenField>, string> &
  Record<ChosenField, readonly string[]>;

/** The page while it is filled in: the settings, and from when on. */
export interface TiersDraft {
  /** What is counted, and how tiers end; the tiers stand apart. */
  fields: FormDraft;
  tiers: readonly TierDraft[];
  /** A day; empty: at once. */
  startsOn: string;
  note: string | null;
}

const toTierDraft = (tier: TierSettings): TierDraft => ({
  ...tier,
  reward: String(tier.reward),
  perks: tier.perks.join("\n"),
  orderPercent: String(tier.orderPercent),
  productPercent: String(tier.productPercent),
});

export function toTiersDraft(settings: TiersSettings, note: string | null = null): TiersDraft {
  const { tiers, ...rest } = settings;
  return { fields: toFormDraft(rest), tiers: tiers.map(toTierDraft), startsOn: "", note };
}

/** A step above the others. The code names it for good, so it is never one that was used before. */
export function newTier(tiers: readonly TierDraft[], code: string): TierDraft {
  const highest = Number(tiers.at(-1)?.threshold ?? 0) || 0;
  const threshold = tiers.length === 0 ? "100" : String(Math.ceil(highest * 2) || 100);
  const multiplier = tiers.at(-1)?.multiplier ?? "1";
  return toTierDraft({
    ...tierSettings.parse({ id: code, name: "New", threshold, multiplier }),
    name: "",
  });
}

const whole = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN);
/** Nothing typed is nothing given. */
const percent = (text: string): number => whole(text.trim().replace(/\s*%$/, "") || "0");
const decimal = (text: string): string => text.trim().replace(",", ".");

const asTier = (tier: TierDraft) => ({
  ...tier,
  threshold: decimal(tier.threshold),
  keep: decimal(tier.keep),
  multiplier: decimal(tier.multiplier),
  reward: whole(tier.reward),
  perks: tier.perks
    .split("\n")
    .map((perk) => perk.trim())
    .filter(Boolean),
  orderPercent: percent(tier.orderPercent),
  productPercent: percent(tier.productPercent),
});

const PROBLEMS: FormErrors = { graceDays: "Enter whole days, from 0 to 365." };

/** Settings that can be saved, or what is wrong: by setting, and for a tier as "tiers.1.name". */
export function readTiersDraft(draft: TiersDraft): { settings: TiersSettings } | { errors: FormErrors } {
  const { graceDays = "" } = draft.fields;
  const parsed = tiersSettings.safeParse({
    ...draft.fields,
    graceDays: whole(graceDays),
    tiers: draft.tiers.map(asTier),
  });
  if (parsed.success) return { settings: parsed.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) {
    const place = path[0] === "tiers" ? path.slice(0, 3).join(".") : String(path[0] ?? "form");
    errors[place] ??= PROBLEMS[place] ?? (/reward$/.test(place) ? "Enter whole points, from 0." : message);
  }
  return { errors };
}

export const isTiersDirty = (draft: TiersDraft, saved: TiersSettings): boolean =>
  JSON.stringify(draft) !== JSON.stringify(toTiersDraft(saved));
