import { BlockStack, InlineStack, Tag, TextField } from "@shopify/polaris";
import { useState, type KeyboardEvent } from "react";

interface WordListFieldProps {
  label: string;
  help: string;
  values: readonly string[];
  onChange: (values: string[]) => void;
  error?: string | undefined;
  /** How a value is shown; itself when absent. */
  nameOf?: (value: string) => string;
}

/** A list of words: typed one by one or with commas between (Enter adds), each taken away by its own button. */
export function WordListField({ label, help, values, onChange, error, nameOf }: WordListFieldProps) {
  const [typed, setTyped] = useState("");
  const add = () => {
    const words = typed
      .split(",")
      .map((word) => word.trim())
      .filter(Boolean);
    if (words.length > 0) onChange([...new Set([...values, ...words])]);
    setTyped("");
  };
  const addOnEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    add();
  };
  return (
    <BlockStack gap="200">
      {/* Polaris' field tells no keys itself. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div onKeyDown={addOnEnter}>
        <TextField
          label={label}
          value={typed}
          onChange={setTyped}
          onBlur={add}
          helpText={help}
          error={error ?? false}
          autoComplete="off"
        />
      </div>
      {values.length > 0 ? (
        <InlineStack gap="100">
          {values.map((value) => (
            <Tag key={value} onRemove={() => onChange(values.filter((other) => other !== value))}>
              {nameOf?.(value) ?? value}
            </Tag>
          ))}
        </InlineStack>
      ) : null}
    </BlockStack>
  );
}
