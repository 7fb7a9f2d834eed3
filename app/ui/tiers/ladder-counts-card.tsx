import { BlockStack, Card, Text } from "@shopify/polaris";
import { BarList } from "../charts/bar-list.tsx";
import { useFormat } from "../format-context.tsx";

interface LadderCountsProps {
  ladder: readonly { id: string; name: string; members: number }[];
  placedAt: Date | null;
  hasFreeTier: boolean;
}

/** How many members stand in each tier now. */
export function LadderCountsCard({ ladder, placedAt, hasFreeTier }: LadderCountsProps) {
  const format = useFormat();
  if (ladder.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Members by tier
        </Text>
        <BarList
          label="Members by tier"
          lines={ladder.map(({ name, members }) => ({ label: name, value: members }))}
        />
        <Text as="p" tone="subdued">
          {placedAt
            ? `Everybody was placed ${format.dateTime(placedAt)}. Purchases and returns count at once.`
            : "Members are being placed. Reload the page in a minute."}
          {hasFreeTier ? " Members who have bought nothing yet are not counted here." : ""}
        </Text>
      </BlockStack>
    </Card>
  );
}
