import {
  BlockStack,
  Button,
  Card,
  Divider,
  FormLayout,
  InlineStack,
  Text,
  TextField,
} from "@shopify/polaris";
import type { FormErrors } from "../settings-form/form-draft.ts";
import { TierPerksFields, type ThingTitles } from "./tier-perks-fields.tsx";
import type { TierDraft } from "./tiers-draft.ts";

interface TierCardProps {
  tier: TierDraft;
  place: number;
  counter: string;
  /** Whether what is counted can run out. */
  ends: boolean;
  currency: string;
  errors: FormErrors;
  titles: ThingTitles;
  onChange: (tier: TierDraft) => void;
  onRemove: () => void;
}

/** One step of the ladder. */
export function TierCard({
  tier,
  place,
  counter,
  ends,
  currency,
  errors,
  titles,
  onChange,
  onRemove,
}: TierCardProps) {
  const title = tier.name.trim() || `Tier ${place + 1}`;
  const unit = counter === "spend" ? { prefix: currency } : { suffix: counter };
  const field = (name: "name" | "threshold" | "keep" | "multiplier" | "reward" | "perks", label: string) => ({
    label,
    value: tier[name],
    onChange: (value: string) => onChange({ ...tier, [name]: value }),
    autoComplete: "off",
    error: errors[`tiers.${place}.${name}`] ?? false,
  });
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {title}
          </Text>
          <Button variant="plain" tone="critical" onClick={onRemove} accessibilityLabel={`Remove ${title}`}>
            Remove
          </Button>
        </InlineStack>
        <FormLayout>
          <FormLayout.Group>
            <TextField {...field("name", "Name")} maxLength={40} />
            <TextField {...field("threshold", "Entered from")} {...unit} inputMode="decimal" />
          </FormLayout.Group>
          <FormLayout.Group>
            {ends ? (
              <TextField
                {...field("keep", "Kept from")}
                {...unit}
                inputMode="decimal"
                placeholder={tier.threshold}
                helpText="Empty: as much as to enter."
              />
            ) : null}
            <TextField
              {...field("multiplier", "Points are multiplied by")}
              inputMode="decimal"
              helpText="From 1 to 10, such as 1.5."
            />
            <TextField
              {...field("reward", "Points for reaching it")}
              inputMode="numeric"
              helpText="Given once."
            />
          </FormLayout.Group>
        </FormLayout>
        <Divider />
        <TierPerksFields {...{ tier, place, errors, titles, onChange }} />
        <Divider />
        <TextField
          {...field("perks", "Other perks")}
          multiline={2}
          helpText="In the shopper’s words, one to a line, such as “Early access to sales”."
        />
      </BlockStack>
    </Card>
  );
}
