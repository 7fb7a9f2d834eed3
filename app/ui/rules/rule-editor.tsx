import { Banner, BlockStack, Card, PageActions, Text } from "@shopify/polaris";
import { useState } from "react";
import { earningRule } from "#app/modules/earning/rules/earning-rule.ts";
import { isOrderRule, RULES, type AnyKind, type EarningRule } from "#app/modules/earning/rules/registry.ts";
import { StaleBanner } from "../program/save-frame.tsx";
import type { SaveAnswer } from "../program/use-versioned-save.ts";
import { emptyDraft, fieldsOfSchema } from "../settings-form/fields-of-schema.ts";
import { readFormDraft, toFormDraft } from "../settings-form/form-draft.ts";
import type { FormSurroundings } from "../settings-form/list-fields.tsx";
import { RulePreview } from "./rule-preview.tsx";
import { SettingsForm } from "../settings-form/settings-form.tsx";

interface RuleEditorProps {
  kind: AnyKind;
  /** Null for a new one. */
  rule: EarningRule | null;
  version: number;
  surroundings: FormSurroundings;
  saving: boolean;
  answer: SaveAnswer | undefined;
  onSave: (rule: EarningRule) => void;
}

const newId = (): string => crypto.randomUUID().slice(0, 13);

/** One rule as a form, made of its schema. */
export function RuleEditor({ kind, rule, version, surroundings, saving, answer, onSave }: RuleEditorProps) {
  const { schema, purpose } = RULES[kind];
  const [draft, setDraft] = useState(() =>
    rule ? toFormDraft({ ...rule.settings }) : emptyDraft(schema.shape),
  );
  const [tried, setTried] = useState(false);
  const fields = fieldsOfSchema(schema.shape);
  const read = readFormDraft<unknown>(schema, fields, draft);
  const refused = answer && !answer.ok && answer.reason === "invalid" ? answer.errors : {};
  const errors = tried ? { ...refused, ...("errors" in read ? read.errors : {}) } : {};
  const [id] = useState(() => rule?.id ?? newId());
  const wanted =
    "settings" in read
      ? earningRule.parse({ id, on: rule?.on ?? true, kind, settings: read.settings })
      : null;
  const save = () => {
    setTried(true);
    if (wanted) onSave(wanted);
  };
  return (
    <BlockStack gap="400">
      {answer && !answer.ok && answer.reason === "stale" ? <StaleBanner /> : null}
      {Object.keys(errors).length > 0 ? (
        <Banner tone="critical" title="The rule is not saved yet">
          <Text as="p">{errors["form"] ?? "Correct the marked fields and save again."}</Text>
        </Banner>
      ) : null}
      <Card>
        <BlockStack gap="300">
          <Text as="p" tone="subdued">
            {purpose}
          </Text>
          <SettingsForm
            shape={schema.shape}
            fields={fields}
            draft={draft}
            errors={errors}
            onChange={setDraft}
            surroundings={surroundings}
          />
        </BlockStack>
      </Card>
      {isOrderRule({ kind }) ? (
        <RulePreview
          change={wanted && { does: "keep", at: null, rule: { ...wanted, on: true } }}
          version={version}
        />
      ) : null}
      <Text as="p" tone="subdued">
        A change counts from when you save it. Orders that have earned keep the rule they earned under.
      </Text>
      <PageActions
        primaryAction={{ content: "Save rule", onAction: save, loading: saving }}
        secondaryActions={[{ content: "Cancel", url: "/app/program/rules", disabled: saving }]}
      />
    </BlockStack>
  );
}
