import { LOCALES, type Locale } from "#app/modules/brand/locale.ts";
import { wordProblems } from "#app/modules/brand/own-words.ts";
import { brandSettings, type BrandSettings } from "#app/modules/brand/settings.ts";

type PointsName = { one: string; other: string };

/** Brand and words while they are typed. */
export interface BrandDraft extends Omit<BrandSettings, "pointsName"> {
  /** Every language; both names empty for the standard ones. */
  pointsName: Record<Locale, PointsName>;
  note: string | null;
}

export type BrandErrors = Readonly<Record<string, string>>;

const NO_NAME: PointsName = { one: "", other: "" };

export const toBrandDraft = (settings: BrandSettings, note: string | null = null): BrandDraft => {
  const nameOf = (locale: Locale) => settings.pointsName[locale] ?? NO_NAME;
  return {
    ...settings,
    pointsName: { en: nameOf("en"), fr: nameOf("fr"), de: nameOf("de"), es: nameOf("es"), ja: nameOf("ja") },
    note,
  };
};

/** Languages without a name of their own are left out, and so are sentences that were emptied. */
function toSettings({ note: _note, ...draft }: BrandDraft): unknown {
  const named = LOCALES.filter((locale) => {
    const { one, other } = draft.pointsName[locale];
    return one.trim() !== "" || other.trim() !== "";
  });
  const words = Object.entries(draft.words).map(([key, own]) => {
    const kept = Object.entries(own).filter(([, text]) => text.trim() !== "");
    return [key, Object.fromEntries(kept)] as const;
  });
  return {
    ...draft,
    pointsName: Object.fromEntries(named.map((locale) => [locale, draft.pointsName[locale]])),
    words: Object.fromEntries(words.filter(([, own]) => Object.keys(own).length > 0)),
  };
}

/** Settings that can be saved, or what is wrong with the draft, by place and in plain words. */
export function readBrandDraft(draft: BrandDraft): { settings: BrandSettings } | { errors: BrandErrors } {
  const parsed = brandSettings.safeParse(toSettings(draft));
  const errors: Record<string, string> = parsed.success ? wordProblems(parsed.data) : {};
  for (const { path, message } of parsed.error?.issues ?? []) errors[path.join(".")] ??= message;
  return parsed.success && Object.keys(errors).length === 0 ? { settings: parsed.data } : { errors };
}

export const isBrandDirty = (draft: BrandDraft, saved: BrandSettings): boolean =>
  JSON.stringify({ ...draft, note: null }) !== JSON.stringify(toBrandDraft(saved));

/** The draft as far as it can be shown: what is wrong in it is left out. */
export function showableBrand(draft: BrandDraft, saved: BrandSettings): BrandSettings {
  const read = readBrandDraft(draft);
  if ("settings" in read) return read.settings;
  const words = Object.entries(draft.words).map(([key, own]) => {
    const right = Object.entries(own).filter(
      ([locale, text]) => text.trim() !== "" && !(`words.${key}.${locale}` in read.errors),
    );
    return [key, Object.fromEntries(right)] as const;
  });
  const tries: unknown[] = [
    { ...brandSettings.parse({}), ...draft, pointsName: saved.pointsName, words: Object.fromEntries(words) },
    { ...saved, words: Object.fromEntries(words) },
  ];
  for (const each of tries) {
    const parsed = brandSettings.safeParse(each);
    if (parsed.success) return parsed.data;
  }
  return saved;
}
