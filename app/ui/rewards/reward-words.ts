import { LOCALES, type Locale } from "#app/modules/brand/locale.ts";
import { toCurrencyCode, parseMoney } from "#app/vocabulary/money.ts";
import type { RewardTerms } from "#app/modules/redemption/reward.ts";
import type { Format } from "../format.ts";
import type { FieldWords } from "../settings-form/form-draft.ts";
import type { FormSurroundings } from "../settings-form/list-fields.tsx";
import { conditionFields, settingFields } from "./reward-draft.ts";

export const LANGUAGES: Record<Locale, string> = {
  en: "English",
  fr: "French",
  de: "German",
  es: "Spanish",
  ja: "Japanese",
};

type Around = Pick<FormSurroundings, "titles" | "tiers">;

const NONE = "none";

function amountsInWords(amounts: object, format: Format): string {
  const texts = Object.entries(amounts).map(([code, text]) => {
    const currency = toCurrencyCode(code);
    const amount = currency && parseMoney(text, currency);
    return currency === null || amount === null ? String(text) : format.money(amount, currency);
  });
  return texts.join(", ") || NONE;
}

function listInWords(values: readonly unknown[], field: FieldWords, { titles, tiers }: Around): string {
  const named = values.map((value) => {
    const id = String(value);
    if (field.resource) return titles[field.resource][id] ?? `number ${id}`;
    if (field.tiers) return tiers.find((tier) => tier.id === id)?.name ?? id;
    return field.choices?.[id] ?? id;
  });
  return named.join(", ") || NONE;
}

/** A setting as people read it. */
function inWords(value: unknown, field: FieldWords, around: Around, format: Format): string {
  if (value === null || value === undefined) return NONE;
  if (Array.isArray(value)) return listInWords(value, field, around);
  if (typeof value === "object") return amountsInWords(value, format);
  if (typeof value === "number")
    return field.suffix === "%" ? `${value}%` : [format.number(value), field.suffix ?? ""].join(" ").trim();
  return typeof value === "string" ? (field.choices?.[value] ?? value) : NONE;
}

/** What a saving changed, each in a sentence; empty when nothing did. */
export function describeRewardChanges(
  before: RewardTerms,
  after: RewardTerms,
  around: Around,
  format: Format,
): string[] {
  const change = (label: string, old: string, now: string) =>
    old === now ? [] : [`${label}: ${old} → ${now}`];
  const { kind } = after.offer;
  const compare = (fields: readonly FieldWords[], old: object, now: object) => {
    const [oldValues, newValues] = [new Map(Object.entries(old)), new Map(Object.entries(now))];
    return fields.flatMap((field) =>
      change(
        field.label,
        inWords(oldValues.get(field.name), field, around, format),
        inWords(newValues.get(field.name), field, around, format),
      ),
    );
  };
  return [
    ...compare(settingFields(kind), before.offer.settings, after.offer.settings),
    ...compare(conditionFields(kind), before.conditions, after.conditions),
    ...LOCALES.flatMap((locale) =>
      change(
        `Name in ${LANGUAGES[locale]}`,
        before.names[locale] ?? "what it gives",
        after.names[locale] ?? "what it gives",
      ),
    ),
  ];
}
