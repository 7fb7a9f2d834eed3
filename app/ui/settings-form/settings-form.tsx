import { Checkbox, FormLayout, Select, TextField } from "@shopify/polaris";
import { AmountsField } from "./amounts-field.tsx";
import { fieldKind } from "./field-kind.ts";
import type { FieldWords, FormDraft, FormErrors } from "./form-draft.ts";
import { channelChoices, ChoicesField, ListField, type FormSurroundings } from "./list-fields.tsx";

interface SettingsFormProps {
  /** The schema's fields by name. */
  shape: Readonly<Record<string, unknown>>;
  fields: readonly FieldWords[];
  draft: FormDraft;
  errors: FormErrors;
  onChange: (draft: FormDraft) => void;
  surroundings?: FormSurroundings;
}

type FieldProps = Omit<SettingsFormProps, "fields"> & { words: FieldWords };

const NOTHING_AROUND: FormSurroundings = { currency: "", titles: { product: {}, collection: {} }, tiers: [] };

function Field({ shape, words, draft, errors, onChange, surroundings = NOTHING_AROUND }: FieldProps) {
  const { name, label, help, suffix, choices } = words;
  const kind = fieldKind(shape[name]);
  const value = draft[name] ?? "";
  const change = (changed: string) => onChange({ ...draft, [name]: changed });
  if (kind.kind === "amounts")
    return <AmountsField {...{ words, value, errors, surroundings }} onChange={change} />;
  const list = { words, value, error: errors[name], onChange: change, surroundings };
  if (kind.kind === "words") return <ListField {...list} />;
  if (kind.kind === "choices") return <ChoicesField {...list} choices={channelChoices(kind.values, words)} />;
  const shared = { label, error: errors[name] ?? false, ...(help ? { helpText: help } : {}) };
  if (kind.kind === "yes_no")
    return (
      <Checkbox {...shared} checked={value === "true"} onChange={(checked) => change(String(checked))} />
    );
  if (kind.kind === "choice") {
    const options = kind.values.map((each) => ({ value: each, label: choices?.[each] ?? each }));
    return <Select {...shared} value={value} onChange={change} options={options} />;
  }
  const unit = words.money ? surroundings.currency : suffix;
  return (
    <TextField
      {...shared}
      value={value}
      onChange={change}
      autoComplete="off"
      {...(unit ? { suffix: unit } : {})}
      {...(kind.kind === "number" ? { inputMode: "numeric" as const } : {})}
      {...(words.decimal ? { inputMode: "decimal" as const } : {})}
      {...(kind.kind === "day" ? { type: "date" as const } : {})}
    />
  );
}

/** The fields of a schema, as far as they matter for what is chosen. */
export function SettingsForm({ fields, ...form }: SettingsFormProps) {
  return (
    <FormLayout>
      {fields
        .filter(({ shownFor }) => shownFor?.(form.draft) ?? true)
        .map((words) => (
          <Field key={words.name} words={words} {...form} />
        ))}
    </FormLayout>
  );
}
