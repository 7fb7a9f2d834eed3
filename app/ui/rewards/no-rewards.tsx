import { BlockStack, Button, Card, InlineGrid, Text } from "@shopify/polaris";
import type { RewardKindName } from "#app/modules/redemption/registry.ts";

const STARTERS: readonly { kind: RewardKindName; title: string; why: string }[] = [
  {
    kind: "amountOff",
    title: "A little off the next order",
    why: "Easy to understand and soon within reach: it brings members back a second time.",
  },
  {
    kind: "freeShipping",
    title: "Free shipping",
    why: "Takes away the last doubt at checkout, and costs you the same whatever the order is worth.",
  },
  {
    kind: "anyAmountOff",
    title: "Points like money",
    why: "Members spend as many points as they like, online and at the till.",
  },
];

/** Nothing to spend points on yet: three rewards to begin with. */
export function NoRewards() {
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            Give members something to save for
          </Text>
          <Text as="p">
            Points count when they can be spent. Begin with one or two rewards that are soon within reach; you
            can add more at any time. Shoppers see nothing before you activate it.
          </Text>
        </BlockStack>
      </Card>
      <InlineGrid columns={{ xs: 1, md: 3 }} gap="400">
        {STARTERS.map(({ kind, title, why }) => (
          <Card key={kind}>
            <BlockStack gap="300">
              <BlockStack gap="100">
                <Text as="h3" variant="headingSm">
                  {title}
                </Text>
                <Text as="p" tone="subdued">
                  {why}
                </Text>
              </BlockStack>
              <div>
                <Button
                  url={`/app/program/rewards/new?kind=${kind}`}
                  accessibilityLabel={`Set up: ${title.toLowerCase()}`}
                >
                  Set up
                </Button>
              </div>
            </BlockStack>
          </Card>
        ))}
      </InlineGrid>
      <div>
        <Button url="/app/program/rewards/new" variant="plain">
          See every kind of reward
        </Button>
      </div>
    </BlockStack>
  );
}
