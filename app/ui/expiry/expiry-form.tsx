import { ChoiceList, TextField } from "@shopify/polaris";
import { expirySettings, type ExpirySettings } from "#app/modules/expiry/settings.ts";
import { FieldsGroup } from "../program/fields-group.tsx";
import { SaveFrame } from "../program/save-frame.tsx";
import { Group } from "../program/settings-fields.tsx";
import { StartsOn } from "../program/starts-on.tsx";
import { UpcomingChanges } from "../program/upcoming-changes.tsx";
import type { FormErrors } from "../settings-form/form-draft.ts";
import { isExpiryDirty, type ExpiryDraft } from "./expiry-draft.ts";
import { describeExpiryChanges, INACTIVITY_FIELDS, LIFE_FIELDS, WARNING_FIELDS } from "./expiry-words.ts";

interface PartProps {
  draft: ExpiryDraft;
  errors: FormErrors;
  onChange: (draft: ExpiryDraft) => void;
}

function AppliesTo({ draft, errors, onChange }: PartProps) {
  return (
    <Group title="Which points">
      <ChoiceList
        title="These dates are for"
        choices={[
          {
            label: "New points only",
            value: "new",
            helpText: "Points that members have already keep their dates.",
          },
          {
            label: "All points",
            value: "all",
            helpText: "Points that members have already get the new dates too, after a notice.",
          },
        ]}
        selected={[draft.appliesTo]}
        onChange={([value]) => onChange({ ...draft, appliesTo: value === "all" ? "all" : "new" })}
      />
      {draft.appliesTo === "all" ? (
        <TextField
          label="Notice"
          value={draft.noticeDays}
          onChange={(noticeDays) => onChange({ ...draft, noticeDays })}
          inputMode="numeric"
          suffix="days"
          autoComplete="off"
          error={errors["noticeDays"] ?? false}
          helpText="For so long nobody loses points that would not have expired anyway."
        />
      ) : null}
    </Group>
  );
}

interface ExpiryFormProps extends PartProps {
  saved: ExpirySettings;
  /** The settings of the draft; null while it is wrong. */
  wanted: ExpirySettings | null;
  today: string;
  tried: boolean;
  stale: boolean;
  saving: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

/** When points end, as a form: nothing is saved but by the save bar. */
export function ExpiryForm(props: ExpiryFormProps) {
  const { draft, errors, onChange, saved, wanted, today, tried, stale, saving } = props;
  const form = {
    shape: expirySettings.shape,
    draft: draft.fields,
    errors,
    onChange: (fields: typeof draft.fields) => onChange({ ...draft, fields }),
  };
  const isRefused = tried && Object.keys(errors).length > 0;
  return (
    <SaveFrame
      name="expiry"
      dirty={isExpiryDirty(draft, saved)}
      saving={saving}
      stale={stale}
      refused={isRefused ? { title: "The rule is not saved yet", reason: errors["form"] } : null}
      onSave={props.onSave}
      onDiscard={props.onDiscard}
    >
      <FieldsGroup
        title="How long points live"
        help="Points can be spent through their last day."
        fields={LIFE_FIELDS}
        {...form}
      />
      <FieldsGroup title="Quiet members" fields={INACTIVITY_FIELDS} {...form} />
      <FieldsGroup title="Warnings" fields={WARNING_FIELDS} {...form} />
      <AppliesTo {...{ draft, errors, onChange }} />
      <StartsOn
        value={draft.startsOn}
        error={errors["startsOn"]}
        today={today}
        onChange={(startsOn) => onChange({ ...draft, startsOn })}
      />
      <UpcomingChanges changes={wanted ? describeExpiryChanges(saved, wanted) : []} />
    </SaveFrame>
  );
}
