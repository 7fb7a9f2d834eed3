import { earningSettings, type EarningSettings } from "#app/modules/earning/settings.ts";

/** The settings while they are typed: numbers are text until they are right. */
export interface Draft extends Omit<EarningSettings, "waitDays"> {
  waitDays: string;
}

export type DraftErrors = Partial<Record<keyof EarningSettings | "startsOn" | "form", string>>;

export const toDraft = (settings: EarningSettings): Draft => ({
  ...settings,
  waitDays: String(settings.waitDays),
});

const WORDS: DraftErrors = {
  waitDays: "Enter whole days, from 0 to 365.",
  channels: "Choose at least one channel, or switch earning off.",
  giftCardProducts: "One of these is not a Shopify id.",
  excludedProducts: "One of these is not a Shopify id.",
  excludedCollections: "One of these is not a Shopify id.",
  excludedTenders: "One of these words is empty or too long.",
  excludedProductTags: "One of these words is empty or too long.",
  excludedCustomerTags: "One of these words is empty or too long.",
};

const isSetting = (name: unknown): name is keyof EarningSettings =>
  typeof name === "string" && Object.hasOwn(earningSettings.shape, name);

/** Settings that can be saved, or what is wrong with the draft, by field and in plain words. */
export function readDraft(draft: Draft): { settings: EarningSettings } | { errors: DraftErrors } {
  const waitDays = /^\d{1,4}$/.test(draft.waitDays.trim()) ? Number(draft.waitDays) : Number.NaN;
  const parsed = earningSettings.safeParse({
    ...draft,
    pointsPerUnit: draft.pointsPerUnit.trim().replace(",", "."),
    waitDays,
  });
  const errors: DraftErrors = {};
  if (draft.enabled && draft.channels.length === 0 && WORDS.channels) errors.channels = WORDS.channels;
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      const field = isSetting(path[0]) ? path[0] : "form";
      errors[field] ??= WORDS[field] ?? message;
    }
  }
  return parsed.success && Object.keys(errors).length === 0 ? { settings: parsed.data } : { errors };
}

export const isDirty = (draft: Draft, saved: EarningSettings): boolean =>
  JSON.stringify(draft) !== JSON.stringify(toDraft(saved));
