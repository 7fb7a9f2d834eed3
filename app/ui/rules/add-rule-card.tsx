import { BlockStack, Button, Card, InlineGrid, InlineStack, Text } from "@shopify/polaris";
import { RULES } from "#app/modules/earning/rules/registry.ts";

/** Every kind of rule there is, to choose one to add. */
export function AddRuleCard() {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Add a rule
        </Text>
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
          {Object.entries(RULES).map(([kind, { title, purpose }]) => (
            <InlineStack key={kind} align="space-between" blockAlign="start" gap="200" wrap={false}>
              <BlockStack gap="050">
                <Text as="h3" variant="headingSm">
                  {title}
                </Text>
                <Text as="p" tone="subdued">
                  {purpose}
                </Text>
              </BlockStack>
              <div style={{ flex: "none" }}>
                <Button url={`/app/program/rules/new?kind=${kind}`} accessibilityLabel={`Add ${title}`}>
                  Add
                </Button>
              </div>
            </InlineStack>
          ))}
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}
