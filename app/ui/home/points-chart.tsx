import {
  BlockStack,
  Box,
  Button,
  Card,
  DataTable,
  InlineStack,
  SkeletonBodyText,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { channelColour, channelName, channelsInOrder } from "../channel-words.ts";
import { channelsWithValues, stackDays, type DailyValue, type DayStack } from "../charts/stack.ts";
import { StackedBars } from "../charts/stacked-bars.tsx";
import { useFormat } from "../format-context.tsx";

const LABEL = "Points issued by day and channel";

function Legend({ channels }: { channels: readonly string[] }) {
  return (
    <InlineStack gap="300">
      {channels.map((channel) => (
        <InlineStack key={channel} gap="100" blockAlign="center">
          <span
            aria-hidden
            style={{ width: 10, height: 10, borderRadius: 2, background: channelColour(channel) }}
          />
          <Text as="span" variant="bodySm">
            {channelName(channel)}
          </Text>
        </InlineStack>
      ))}
    </InlineStack>
  );
}

function DayTable({ stacks, channels }: { stacks: DayStack[]; channels: readonly string[] }) {
  const format = useFormat();
  const valueOf = (stack: DayStack, channel: string) =>
    stack.bars.find((bar) => bar.channel === channel)?.value ?? 0;
  return (
    <DataTable
      columnContentTypes={["text", ...channels.map(() => "numeric" as const), "numeric"]}
      headings={["Day", ...channels.map(channelName), "Total"]}
      rows={[...stacks]
        .reverse()
        .map((stack) => [
          format.day(stack.day),
          ...channels.map((channel) => format.number(valueOf(stack, channel))),
          format.number(stack.total),
        ])}
      increasedTableDensity
      hoverable={false}
    />
  );
}

/** Points issued, by day and channel: as a chart, and as the table that says the same. */
export function PointsChart({ days, daily }: { days: readonly string[]; daily: readonly DailyValue[] }) {
  const [asTable, setAsTable] = useState(false);
  const channels = channelsWithValues(daily, channelsInOrder);
  const stacks = stackDays(days, daily, channels);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {LABEL}
          </Text>
          {channels.length > 0 ? (
            <Button variant="plain" onClick={() => setAsTable(!asTable)} pressed={asTable}>
              {asTable ? "Show as chart" : "Show as table"}
            </Button>
          ) : null}
        </InlineStack>
        {channels.length === 0 ? (
          <Box paddingBlock="600">
            <Text as="p" tone="subdued" alignment="center">
              No points in these 30 days yet. The next paid order, online or at the till, shows here.
            </Text>
          </Box>
        ) : asTable ? (
          <DayTable stacks={stacks} channels={channels} />
        ) : (
          <>
            <Legend channels={channels} />
            <StackedBars stacks={stacks} label={LABEL} />
          </>
        )}
      </BlockStack>
    </Card>
  );
}

export function PointsChartSkeleton() {
  return (
    <Card>
      <SkeletonBodyText lines={8} />
    </Card>
  );
}
