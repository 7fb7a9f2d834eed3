import { BlockStack, Button, Card, InlineGrid, Text } from "@shopify/polaris";
import { isRewardKind, REWARD_KINDS } from "#app/modules/redemption/registry.ts";

/** Every kind of reward there is, with what it is good for. */
export function ChooseKind() {
  return (
    <InlineGrid columns={{ xs: 1, sm: 2, lg: 3 }} gap="400">
      {Object.keys(REWARD_KINDS)
        .filter(isRewardKind)
        .map((kind) => (
          <Card key={kind}>
            <div style={{ display: "flex", flexDirection: "column", height: "100%", gap: 12 }}>
              <div style={{ flex: "auto" }}>
                <BlockStack gap="100">
                  <Text as="h2" variant="headingMd">
                    {REWARD_KINDS[kind].title}
                  </Text>
                  <Text as="p" tone="subdued">
                    {REWARD_KINDS[kind].purpose}
                  </Text>
                </BlockStack>
              </div>
              <div>
                <Button
                  url={`/app/program/rewards/new?kind=${kind}`}
                  accessibilityLabel={`Choose ${REWARD_KINDS[kind].title}`}
                >
                  Choose
                </Button>
              </div>
            </div>
          </Card>
        ))}
    </InlineGrid>
  );
}
