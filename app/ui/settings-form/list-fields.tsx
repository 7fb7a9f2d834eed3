import { ChoiceList, Text } from "@shopify/polaris";
import { channelName } from "../channel-words.ts";
import { ResourceField } from "../program/resource-field.tsx";
import { WordListField } from "../program/word-list-field.tsx";
import { listOf, type FieldWords } from "./form-draft.ts";

/** What a page knows beside the schema: titles of chosen things, the store's currency, the ladder. */
export interface FormSurroundings {
  currency: string;
  titles: Readonly<Record<"product" | "collection", Readonly<Record<string, string>>>>;
  tiers: readonly { id: string; name: string }[];
  /** The currencies that an amount is asked for in; the store's own when absent. */
  currencies?: readonly string[];
}

export interface ListFieldProps {
  words: FieldWords;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
  surroundings: FormSurroundings;
}

/** Some of a few values. */
export function ChoicesField({
  words,
  value,
  error,
  onChange,
  choices,
}: ListFieldProps & { choices: readonly { value: string; label: string }[] }) {
  return (
    <ChoiceList
      title={words.label}
      allowMultiple
      choices={choices.map((choice) => ({ ...choice }))}
      selected={listOf(value)}
      onChange={(selected) =>
        onChange(
          choices
            .map((choice) => choice.value)
            .filter((one) => selected.includes(one))
            .join(", "),
        )
      }
      {...(error ? { error } : {})}
    />
  );
}

function TiersField(props: ListFieldProps) {
  const { words, surroundings } = props;
  if (surroundings.tiers.length === 0)
    return (
      <Text as="p" tone="subdued">{`${words.label}: there are no tiers yet, so this is for everybody.`}</Text>
    );
  const choices = surroundings.tiers.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <ChoicesField {...props} choices={choices} />
      <Text as="p" tone="subdued">
        {words.help}
      </Text>
    </>
  );
}

/** A list of words, of things in Shopify, or of tiers. */
export function ListField(props: ListFieldProps) {
  const { words, value, error, onChange, surroundings } = props;
  if (words.tiers) return <TiersField {...props} />;
  const shared = { label: words.label, help: words.help ?? "", error };
  const change = (values: string[]) => onChange(values.join(", "));
  if (words.resource)
    return (
      <ResourceField
        {...shared}
        kind={words.resource}
        ids={listOf(value)}
        onChange={change}
        titles={surroundings.titles[words.resource]}
      />
    );
  return <WordListField {...shared} values={listOf(value)} onChange={change} />;
}

export const channelChoices = (values: readonly string[], words: FieldWords) =>
  values.map((value) => ({ value, label: words.choices?.[value] ?? channelName(value) }));
