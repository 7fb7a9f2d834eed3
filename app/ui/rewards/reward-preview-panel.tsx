import { Badge, BlockStack, Box, InlineStack, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import type { RewardView } from "#app/contracts/loyalty.ts";
import { LOCALES, type Locale } from "#app/modules/brand/locale.ts";
import { PreviewCard, type PreviewState } from "../program/preview-card.tsx";
import { LANGUAGES } from "./reward-words.ts";

export interface RewardPreview {
  autoNames: Record<Locale, string>;
  ready: RewardView | null;
  points: RewardView | null;
  conditions: RewardView | null;
}

export type RewardPreviewAnswer = { ok: true; preview: RewardPreview } | { ok: false };

type Situation = "ready" | "points" | "conditions";

const SITUATIONS: readonly { value: Situation; label: string }[] = [
  { value: "ready", label: "who can have it" },
  { value: "points", label: "with too few points" },
  { value: "conditions", label: "who does not meet a condition" },
];

/** A reward as the surfaces lay it out. */
function Face({ view }: { view: RewardView }) {
  return (
    <Box padding="300" background="bg-surface-secondary" borderRadius="200">
      <BlockStack gap="100">
        <InlineStack align="space-between" blockAlign="start" gap="200">
          <Text as="h3" variant="headingSm">
            {view.title}
          </Text>
          <Badge {...(view.ready ? { tone: "success" as const } : {})}>{view.price}</Badge>
        </InlineStack>
        {view.detail ? (
          <Text as="p" tone="subdued">
            {view.detail}
          </Text>
        ) : null}
        {view.choice ? <Text as="p">{view.choice.options.map(({ label }) => label).join(" · ")}</Text> : null}
        {view.reason ? (
          <Text as="p" fontWeight="semibold">
            {view.reason}
          </Text>
        ) : null}
      </BlockStack>
    </Box>
  );
}

function Body({ preview, currency }: { preview: RewardPreview; currency: string }) {
  const [shown, setShown] = useState<Situation>("ready");
  const possible = SITUATIONS.filter(({ value }) => value !== "conditions" || preview.conditions);
  const situation = possible.some(({ value }) => value === shown) ? shown : "ready";
  const view = preview[situation];
  return (
    <BlockStack gap="300">
      <Select
        label="A member"
        options={possible.map((option) => ({ ...option }))}
        value={situation}
        onChange={(value) => setShown(SITUATIONS.find((one) => one.value === value)?.value ?? "ready")}
      />
      {view ? <Face view={view} /> : <Text as="p">{`Nobody who pays in ${currency} sees this reward.`}</Text>}
    </BlockStack>
  );
}

interface RewardPreviewPanelProps {
  preview: RewardPreview | undefined;
  state: PreviewState;
  onRetry: () => void;
  locale: Locale;
  onLocale: (locale: Locale) => void;
  currency: string;
  currencies: readonly string[];
  onCurrency: (currency: string) => void;
}

/** How the shopper sees it, in each language and currency, with enough points and without. */
export function RewardPreviewPanel({ preview, state, onRetry, ...choice }: RewardPreviewPanelProps) {
  const { locale, onLocale, currency, currencies, onCurrency } = choice;
  return (
    <PreviewCard title="How shoppers see it" shows="how it looks" state={state} onRetry={onRetry}>
      {preview ? (
        <BlockStack gap="300">
          <InlineStack gap="200">
            <Select
              label="Language"
              options={LOCALES.map((value) => ({ value, label: LANGUAGES[value] }))}
              value={locale}
              onChange={(value) => onLocale(LOCALES.find((one) => one === value) ?? "en")}
            />
            <Select label="Currency" options={[...currencies]} value={currency} onChange={onCurrency} />
          </InlineStack>
          <Body preview={preview} currency={currency} />
        </BlockStack>
      ) : null}
    </PreviewCard>
  );
}
