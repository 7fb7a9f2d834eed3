import { BlockStack, Button, Checkbox, Divider, InlineGrid, Select, Text, TextField } from "@shopify/polaris";
import { Fragment, useState } from "react";
import { LOCALES, type Locale } from "#app/modules/brand/locale.ts";
import { Group } from "../program/settings-fields.tsx";
import { findSentences, LANGUAGE_CHOICES, SURFACE_CHOICES, type Sentence } from "./brand-words.ts";
import type { BrandPartProps } from "./look-card.tsx";

const SHOWN_AT_ONCE = 8;

const PLACES = [
  { value: "", label: "Everywhere" },
  ...SURFACE_CHOICES.map((each) => ({ value: each, label: each })),
];

interface SentenceFieldProps {
  sentence: Sentence;
  own: string | undefined;
  error: string | undefined;
  /** Undefined: the standard words again. */
  onChange: (own: string | undefined) => void;
}

/** One sentence: the standard words, and the merchant's own as soon as they want some. */
function SentenceField({ sentence, own, error, onChange }: SentenceFieldProps) {
  const { standard, surface } = sentence;
  if (own === undefined) {
    return (
      <BlockStack gap="050" inlineAlign="start">
        <Text as="p">{standard}</Text>
        <Text as="p" tone="subdued" variant="bodySm">
          {surface}
        </Text>
        <Button
          variant="plain"
          onClick={() => onChange(standard)}
          accessibilityLabel={`Change the words: ${standard}`}
        >
          Change
        </Button>
      </BlockStack>
    );
  }
  return (
    <TextField
      label={standard}
      value={own}
      onChange={onChange}
      autoComplete="off"
      maxLength={500}
      multiline
      error={error ?? false}
      helpText={surface}
      labelAction={{ content: "Use the standard words", onAction: () => onChange(undefined) }}
    />
  );
}

/** Every sentence that shoppers read, to be found and put into other words. */
export function WordsCard({
  draft,
  errors,
  onChange,
  locale,
  onLocale,
}: BrandPartProps & { locale: Locale; onLocale: (locale: Locale) => void }) {
  const [text, setText] = useState("");
  const [surface, setSurface] = useState("");
  const [onlyOwn, setOnlyOwn] = useState(false);
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const found = findSentences(draft, locale, { text, surface, onlyOwn });
  const change = (key: string, own: string | undefined) => {
    const { [locale]: _gone, ...others } = draft.words[key] ?? {};
    const kept = own === undefined ? others : { ...others, [locale]: own };
    const { [key]: _old, ...rest } = draft.words;
    onChange({ words: Object.keys(kept).length > 0 ? { ...rest, [key]: kept } : rest });
  };
  return (
    <Group
      title="Words"
      help="Everything that shoppers read, in their language. What stands in curly brackets is filled in."
    >
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
        <Select
          label="Language"
          options={LANGUAGE_CHOICES}
          value={locale}
          onChange={(value) => onLocale(LOCALES.find((each) => each === value) ?? "en")}
        />
        <Select label="Where it is read" options={PLACES} value={surface} onChange={setSurface} />
      </InlineGrid>
      <TextField
        label="Find a sentence"
        type="search"
        value={text}
        onChange={setText}
        autoComplete="off"
        clearButton
        onClearButtonClick={() => setText("")}
      />
      <Checkbox label="Only those I have changed" checked={onlyOwn} onChange={setOnlyOwn} />
      {found.length === 0 ? (
        <Text as="p" tone="subdued">
          {onlyOwn && text === "" ? "You have changed no words in this language." : "No sentence fits."}
        </Text>
      ) : null}
      <BlockStack gap="300">
        {found.slice(0, shown).map((sentence, index) => (
          <Fragment key={sentence.key}>
            {index > 0 ? <Divider /> : null}
            <SentenceField
              sentence={sentence}
              own={draft.words[sentence.key]?.[locale]}
              error={errors[`words.${sentence.key}.${locale}`]}
              onChange={(own) => change(sentence.key, own)}
            />
          </Fragment>
        ))}
      </BlockStack>
      {found.length > shown ? (
        <Button onClick={() => setShown(shown + 4 * SHOWN_AT_ONCE)}>
          {`Show more (${found.length - shown})`}
        </Button>
      ) : null}
    </Group>
  );
}
