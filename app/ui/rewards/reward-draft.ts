import { conditionsOfKind } from "#app/modules/redemption/conditions-of-kind.ts";
import { REWARD_KINDS, type RewardKindName } from "#app/modules/redemption/registry.ts";
import { rewardConditions, rewardTerms, type RewardTerms } from "#app/modules/redemption/reward.ts";
import { emptyDraft, fieldsOfSchema } from "../settings-form/fields-of-schema.ts";
import {
  readFormDraft,
  toFormDraft,
  type FieldWords,
  type FormDraft,
  type FormErrors,
} from "../settings-form/form-draft.ts";

/** A reward while it is typed. */
export interface RewardDraft {
  /** By language; empty: none. */
  names: FormDraft;
  settings: FormDraft;
  conditions: FormDraft;
}

export const toRewardDraft = ({ names, offer, conditions }: RewardTerms): RewardDraft => ({
  names,
  settings: toFormDraft({ ...offer.settings }),
  conditions: toFormDraft(conditions),
});

/** What a new reward of a kind begins with. */
export const emptyReward = (kind: RewardKindName): RewardDraft => ({
  names: {},
  settings: emptyDraft(REWARD_KINDS[kind].schema.shape),
  conditions: emptyDraft(rewardConditions.shape),
});

/** What the kind itself asks for. */
export const settingFields = (kind: RewardKindName): FieldWords[] =>
  fieldsOfSchema(REWARD_KINDS[kind].schema.shape);

/** The conditions that the kind can have, in the order of the schema. */
export function conditionFields(kind: RewardKindName): FieldWords[] {
  const possible: readonly string[] = conditionsOfKind(kind);
  return fieldsOfSchema(rewardConditions.shape)
    .filter(({ name }) => possible.includes(name))
    .map((field) =>
      field.name === "perPersonIn"
        ? { ...field, shownFor: ({ perPerson }: FormDraft) => (perPerson ?? "").trim() !== "" }
        : field,
    );
}

const typedNames = (names: FormDraft): Record<string, string> =>
  Object.fromEntries(
    Object.entries(names).flatMap(([locale, name]) => (name.trim() === "" ? [] : [[locale, name.trim()]])),
  );

/** Terms that can be saved, or what is wrong with the draft, by field ("amounts.USD", "names.de"). */
export function readRewardDraft(
  kind: RewardKindName,
  draft: RewardDraft,
): { terms: RewardTerms } | { errors: FormErrors } {
  const settings = readFormDraft<unknown>(REWARD_KINDS[kind].schema, settingFields(kind), draft.settings);
  const conditions = readFormDraft(rewardConditions, conditionFields(kind), draft.conditions);
  if ("errors" in settings || "errors" in conditions) {
    return {
      errors: {
        ...("errors" in settings ? settings.errors : {}),
        ...("errors" in conditions ? conditions.errors : {}),
      },
    };
  }
  const parsed = rewardTerms.safeParse({
    names: typedNames(draft.names),
    offer: { kind, settings: settings.settings },
    conditions: conditions.settings,
  });
  if (parsed.success) return { terms: parsed.data };
  return {
    errors: Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join("."), message])),
  };
}
