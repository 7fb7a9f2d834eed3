import { Badge, BlockStack, Button, ButtonGroup, Card, Divider, InlineStack, Text } from "@shopify/polaris";
import { Fragment } from "react";
import type { RuleChange } from "#app/modules/earning/rules/change-rules.ts";
import { useFormat } from "../format-context.tsx";
import { ruleGives, RULES, type EarningRule } from "#app/modules/earning/rules/registry.ts";

interface RulesCardProps {
  rules: readonly EarningRule[];
  saving: boolean;
  onChange: (change: RuleChange) => void;
  onRemove: (rule: EarningRule) => void;
}

function Rule({ rule, saving, onChange, onRemove }: Omit<RulesCardProps, "rules"> & { rule: EarningRule }) {
  const format = useFormat();
  const { id, on, kind } = rule;
  // Days are written as the reader's language does.
  const gives = ruleGives(rule).replaceAll(/\b\d{4}-\d\d-\d\d\b/g, (day) => format.day(day));
  const what = `${RULES[kind].title}: ${gives}`;
  return (
    <InlineStack align="space-between" blockAlign="center" gap="300">
      <BlockStack gap="100">
        <InlineStack gap="200" align="start" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {RULES[kind].title}
          </Text>
          {on ? <Badge tone="success">On</Badge> : <Badge>Off</Badge>}
        </InlineStack>
        <Text as="p" tone="subdued">
          {gives}
        </Text>
      </BlockStack>
      <ButtonGroup>
        <Button url={`/app/program/rules/${id}`} accessibilityLabel={`Edit ${what}`}>
          Edit
        </Button>
        <Button
          disabled={saving}
          onClick={() => onChange({ does: "switch", id, on: !on })}
          accessibilityLabel={`Switch ${on ? "off" : "on"} ${what}`}
        >
          {on ? "Switch off" : "Switch on"}
        </Button>
        <Button
          disabled={saving}
          tone="critical"
          variant="tertiary"
          onClick={() => onRemove(rule)}
          accessibilityLabel={`Remove ${what}`}
        >
          Remove
        </Button>
      </ButtonGroup>
    </InlineStack>
  );
}

/** The rules of the program, in the order in which they count. */
export function RulesCard({ rules, ...acts }: RulesCardProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Your rules
        </Text>
        {rules.length === 0 ? (
          <Text as="p" tone="subdued">
            No rules yet. Members earn by the amount they spend; choose a rule below to give them more.
          </Text>
        ) : null}
        {rules.map((rule, index) => (
          <Fragment key={rule.id}>
            {index > 0 ? <Divider /> : null}
            <Rule rule={rule} {...acts} />
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}
