import { FormLayout, Select, TextField } from "@shopify/polaris";
import { fieldKind } from "./field-kind.ts";
import type { FieldWords, FormDraft, FormErrors } from "./form-draft.ts";

interface SettingsFormProps {
  /** The schema's fields by name. */
  shape: Readonly<Record<string, unknown>>;
  fields: readonly FieldWords[];
  draft: FormDraft;
  errors: FormErrors;
  onChange: (draft: FormDraft) => void;
}

type FieldProps = Omit<SettingsFormProps, "fields"> & { words: FieldWords };

function Field({ shape, words, draft, errors, onChange }: FieldProps) {
  const { name, label, help, suffix, choices } = words;
  const kind = fieldKind(shape[name]);
  const shared = {
    label,
    value: draft[name] ?? "",
    onChange: (value: string) => onChange({ ...draft, [name]: value }),
    error: errors[name] ?? false,
    ...(help ? { helpText: help } : {}),
  };
  if (kind.kind === "choice") {
    const options = kind.values.map((value) => ({ value, label: choices?.[value] ?? value }));
    return <Select {...shared} options={options} />;
  }
  return (
    <TextField
      {...shared}
      autoComplete="off"
      {...(suffix ? { suffix } : {})}
      {...(kind.kind === "number" ? { inputMode: "numeric" as const } : {})}
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
