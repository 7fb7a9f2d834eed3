import {
  BlockStack,
  Card,
  Checkbox,
  ChoiceList,
  FormLayout,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import type { ReactNode } from "react";
import { CHANNELS } from "#app/vocabulary/order.ts";
import { channelName } from "../channel-words.ts";
import type { Draft, DraftErrors } from "./draft.ts";

export interface FieldsProps {
  draft: Draft;
  errors: DraftErrors;
  onChange: (change: Partial<Draft>) => void;
}

export function Group({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          {help ? (
            <Text as="p" tone="subdued">
              {help}
            </Text>
          ) : null}
        </BlockStack>
        <FormLayout>{children}</FormLayout>
      </BlockStack>
    </Card>
  );
}

const oneOf = <Value extends string>(values: readonly Value[], text: string | undefined): Value | undefined =>
  values.find((value) => value === text);

export function PointsFields({ draft, errors, onChange, currency }: FieldsProps & { currency: string }) {
  return (
    <Group title="How many points">
      <Checkbox
        label="Customers earn points"
        checked={draft.enabled}
        onChange={(enabled) => onChange({ enabled })}
        helpText="Off: new orders earn nothing. Points already earned stay, and refunds are still handled."
      />
      <TextField
        label={`Points for each 1 ${currency}`}
        value={draft.pointsPerUnit}
        onChange={(pointsPerUnit) => onChange({ pointsPerUnit })}
        inputMode="decimal"
        autoComplete="off"
        error={errors.pointsPerUnit ?? false}
        helpText="Up to three decimals, such as 0.5 or 10."
      />
      <Select
        label="Rounding"
        options={[
          { label: "Down to whole points", value: "floor" },
          { label: "To the nearest point", value: "nearest" },
          { label: "Up to whole points", value: "ceil" },
        ]}
        value={draft.rounding}
        onChange={(value) => onChange({ rounding: oneOf(["floor", "nearest", "ceil"], value) ?? "floor" })}
        helpText="Applied once, to the whole order."
      />
    </Group>
  );
}

export function MomentFields({ draft, errors, onChange }: FieldsProps) {
  return (
    <Group title="When points can be spent">
      <ChoiceList
        title="Points are given when the order is"
        choices={[
          { label: "Paid", value: "paid" },
          { label: "Paid and fulfilled", value: "fulfilled" },
        ]}
        selected={[draft.moment]}
        onChange={([value]) => onChange({ moment: oneOf(["paid", "fulfilled"], value) ?? "paid" })}
      />
      <TextField
        label="Wait for"
        value={draft.waitDays}
        onChange={(waitDays) => onChange({ waitDays })}
        inputMode="numeric"
        suffix="days"
        autoComplete="off"
        error={errors.waitDays ?? false}
        helpText="Until then points are pending. Set it to your return period, so that nobody spends points of goods that come back."
      />
      <ChoiceList
        title="When points are taken back that were spent already"
        choices={[
          {
            label: "The member owes them",
            value: "debt",
            helpText: "The next purchases repay them first.",
          },
          { label: "They are forgiven", value: "floor", helpText: "The loss is recorded." },
        ]}
        selected={[draft.shortage]}
        onChange={([value]) => onChange({ shortage: oneOf(["debt", "floor"], value) ?? "debt" })}
      />
    </Group>
  );
}

const EXTRAS = [
  { field: "tax", label: "Tax" },
  { field: "shipping", label: "Shipping" },
  { field: "tips", label: "Tips" },
  { field: "duties", label: "Duties" },
  { field: "cashRounding", label: "Cash rounding" },
] as const;

export function AmountFields({ draft, onChange }: FieldsProps) {
  return (
    <Group title="What counts" help="Goods always count. Refunded, returned and removed goods never do.">
      <ChoiceList
        title="Goods count with"
        choices={[
          { label: "Their price after discounts", value: "after" },
          { label: "Their full price", value: "before" },
        ]}
        selected={[draft.discounts]}
        onChange={([value]) => onChange({ discounts: oneOf(["after", "before"], value) ?? "after" })}
      />
      <ChoiceList
        title="These count too"
        allowMultiple
        choices={EXTRAS.map(({ field, label }) => ({ label, value: field }))}
        selected={EXTRAS.flatMap(({ field }) => (draft[field] ? [field] : []))}
        onChange={(selected) =>
          onChange(Object.fromEntries(EXTRAS.map(({ field }) => [field, selected.includes(field)])))
        }
      />
      <ChoiceList
        title="Gift cards"
        choices={[
          { label: "Earn when they are spent", value: "spent", helpText: "Buying one earns nothing." },
          {
            label: "Earn when they are bought",
            value: "bought",
            helpText: "The part of an order paid by one earns nothing.",
          },
          { label: "Never earn", value: "never" },
        ]}
        selected={[draft.giftCards]}
        onChange={([value]) => onChange({ giftCards: oneOf(["spent", "bought", "never"], value) ?? "spent" })}
      />
    </Group>
  );
}

export function ChannelFields({ draft, errors, onChange }: FieldsProps) {
  return (
    <Group title="Where points are earned">
      <ChoiceList
        title="Channels"
        titleHidden
        allowMultiple
        choices={CHANNELS.map((channel) => ({ label: channelName(channel), value: channel }))}
        selected={draft.channels}
        onChange={(selected) =>
          onChange({ channels: CHANNELS.filter((channel) => selected.includes(channel)) })
        }
        {...(errors.channels ? { error: errors.channels } : {})}
      />
      <Checkbox
        label="Test orders earn too"
        checked={draft.testOrders}
        onChange={(testOrders) => onChange({ testOrders })}
        helpText="Only while you try the program out."
      />
    </Group>
  );
}
