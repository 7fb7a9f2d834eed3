import { TextField } from "@shopify/polaris";
import { LOCALES } from "#app/modules/brand/locale.ts";
import { Group } from "../program/settings-fields.tsx";
import type { FormDraft, FormErrors } from "../settings-form/form-draft.ts";
import { LANGUAGES } from "./reward-words.ts";

interface NamesGroupProps {
  names: FormDraft;
  /** What it is called where it has no name; absent until that is known. */
  autoNames: FormDraft | undefined;
  errors: FormErrors;
  onChange: (names: FormDraft) => void;
}

/** The reward's own name in each language. */
export function NamesGroup({ names, autoNames, errors, onChange }: NamesGroupProps) {
  return (
    <Group
      title="Name"
      help="Leave a language empty and shoppers read what the reward gives, as in the grey text."
    >
      {LOCALES.map((locale) => (
        <TextField
          key={locale}
          label={LANGUAGES[locale]}
          value={names[locale] ?? ""}
          onChange={(name) => onChange({ ...names, [locale]: name })}
          placeholder={autoNames?.[locale] ?? ""}
          autoComplete="off"
          maxLength={60}
          error={errors[`names.${locale}`] ?? false}
        />
      ))}
    </Group>
  );
}
