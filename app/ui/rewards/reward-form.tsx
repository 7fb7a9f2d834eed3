import { Banner, List, Text } from "@shopify/polaris";
import { toCurrencyCode } from "#app/vocabulary/money.ts";
import { doubts } from "#app/modules/redemption/doubts.ts";
import { REWARD_KINDS, type RewardKindName } from "#app/modules/redemption/registry.ts";
import { rewardConditions, type RewardTerms } from "#app/modules/redemption/reward.ts";
import { useFormat } from "../format-context.tsx";
import { FieldsGroup } from "../program/fields-group.tsx";
import { SaveFrame } from "../program/save-frame.tsx";
import type { FormDraft, FormErrors } from "../settings-form/form-draft.ts";
import type { FormSurroundings } from "../settings-form/list-fields.tsx";
import { CurrenciesGroup, type KnownCurrency } from "./currencies-group.tsx";
import { NamesGroup } from "./names-group.tsx";
import { conditionFields, settingFields, type RewardDraft } from "./reward-draft.ts";

interface RewardFormProps {
  kind: RewardKindName;
  draft: RewardDraft;
  errors: FormErrors;
  /** Null while the draft is wrong. */
  terms: RewardTerms | null;
  home: string;
  dirty: boolean;
  saving: boolean;
  stale: boolean;
  refused: boolean;
  autoNames: FormDraft | undefined;
  surroundings: FormSurroundings;
  knownCurrencies: readonly KnownCurrency[];
  onChange: (draft: RewardDraft) => void;
  onAddCurrency: (currency: string) => void;
  onSave: () => void;
  onDiscard: () => void;
}

/** What limits who has it; everything else limits the order that it is used on. */
const ABOUT_MEMBERS = ["channels", "tiers", "perPerson", "perPersonIn", "stock"];

/** What can be saved but may not be meant. */
function Doubts({ terms, home }: Pick<RewardFormProps, "terms" | "home">) {
  const format = useFormat();
  const currency = toCurrencyCode(home);
  const found = terms && currency ? doubts(terms, currency, format.money) : [];
  if (found.length === 0) return null;
  return (
    <Banner tone="warning" title="Is this what you mean?">
      <List>
        {found.map((doubt) => (
          <List.Item key={doubt}>{doubt}</List.Item>
        ))}
      </List>
    </Banner>
  );
}

/** A reward as a form: nothing is saved but by its save bar. */
export function RewardForm(props: RewardFormProps) {
  const { kind, draft, errors, terms, home, surroundings, onChange } = props;
  const conditions = {
    shape: rewardConditions.shape,
    draft: draft.conditions,
    errors,
    surroundings,
    onChange: (changed: FormDraft) => onChange({ ...draft, conditions: changed }),
  };
  const all = conditionFields(kind);
  const ofOrders = all.filter(({ name }) => !ABOUT_MEMBERS.includes(name));
  return (
    <SaveFrame
      name="reward"
      dirty={props.dirty}
      saving={props.saving}
      stale={props.stale}
      refused={props.refused ? { title: "The reward is not saved yet", reason: errors["form"] } : null}
      onSave={props.onSave}
      onDiscard={props.onDiscard}
    >
      <Doubts terms={terms} home={home} />
      <FieldsGroup
        title={REWARD_KINDS[kind].title}
        help={REWARD_KINDS[kind].purpose}
        shape={REWARD_KINDS[kind].schema.shape}
        fields={settingFields(kind)}
        draft={draft.settings}
        errors={errors}
        surroundings={surroundings}
        onChange={(settings) => onChange({ ...draft, settings })}
      />
      <FieldsGroup
        title="Who can have it"
        fields={all.filter(({ name }) => ABOUT_MEMBERS.includes(name))}
        {...conditions}
      />
      {ofOrders.length > 0 ? <FieldsGroup title="On which orders" fields={ofOrders} {...conditions} /> : null}
      <NamesGroup
        names={draft.names}
        autoNames={props.autoNames}
        errors={errors}
        onChange={(names) => onChange({ ...draft, names })}
      />
      <CurrenciesGroup
        currencies={surroundings.currencies ?? []}
        known={props.knownCurrencies}
        onAdd={props.onAddCurrency}
      />
      <Text as="p" tone="subdued">
        A change is for what members take from now on. Codes that they hold already stay as they were
        promised.
      </Text>
    </SaveFrame>
  );
}
