import { BlockStack, InlineGrid, Text, TextField } from "@shopify/polaris";
import { useId } from "react";
import { typedAmount, withAmount } from "./amounts-text.ts";
import type { FieldWords, FormErrors } from "./form-draft.ts";
import type { FormSurroundings } from "./list-fields.tsx";

interface AmountsFieldProps {
  words: FieldWords;
  value: string;
  errors: FormErrors;
  onChange: (value: string) => void;
  surroundings: FormSurroundings;
}

/** An amount in every currency that the merchant sells in: each is set, none is converted. */
export function AmountsField({ words, value, errors, onChange, surroundings }: AmountsFieldProps) {
  const { name, label, help } = words;
  const id = useId();
  const currencies = surroundings.currencies ?? [surroundings.currency];
  const error = errors[name];
  return (
    <div role="group" aria-labelledby={id}>
      <BlockStack gap="100">
        <Text as="span" id={id}>
          {label}
        </Text>
        <InlineGrid columns={{ xs: 1, sm: 2, md: 3 }} gap="200">
          {currencies.map((currency) => (
            <TextField
              key={currency}
              label={`${label} in ${currency}`}
              labelHidden
              prefix={currency}
              value={typedAmount(value, currency)}
              onChange={(amount) => onChange(withAmount(value, currency, amount))}
              inputMode="decimal"
              autoComplete="off"
              error={errors[`${name}.${currency}`] ?? error !== undefined}
            />
          ))}
        </InlineGrid>
        {error ? (
          <Text as="p" tone="critical">
            {error}
          </Text>
        ) : null}
        {help ? (
          <Text as="p" tone="subdued">
            {help}
          </Text>
        ) : null}
      </BlockStack>
    </div>
  );
}
