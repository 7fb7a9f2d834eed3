import { BlockStack, InlineGrid, Text } from "@shopify/polaris";
import { formatDuration } from "../format.ts";
import { useFormat } from "../format-context.tsx";
import { SectionCard } from "./section-card.tsx";

interface Lag {
  count: number;
  p50Ms: number | null;
  p95Ms: number | null;
}

interface HealthCardProps {
  lastHour: Lag;
  lastDay: Lag;
  waiting: number;
  oldestWaitingSince: Date | null;
  now: Date;
}

function Figure({ label, value, note }: { label: string; value: string; note: string }) {
  return (
    <BlockStack gap="050">
      <Text as="h3" variant="bodySm" tone="subdued">
        {label}
      </Text>
      <Text as="p" variant="headingMd" numeric>
        {value}
      </Text>
      <Text as="p" variant="bodySm" tone="subdued">
        {note}
      </Text>
    </BlockStack>
  );
}

/** From arrival to effect: half of the messages are faster than the first time, 95 of 100 than the second. */
function LagFigure({ label, lag }: { label: string; lag: Lag }) {
  const format = useFormat();
  if (lag.p50Ms === null || lag.p95Ms === null) return <Figure label={label} value="—" note="No messages" />;
  return (
    <Figure
      label={label}
      value={formatDuration(lag.p50Ms)}
      note={`half are faster, 95% within ${formatDuration(lag.p95Ms)} · ${format.number(lag.count)} messages`}
    />
  );
}

export function HealthCard({ lastHour, lastDay, waiting, oldestWaitingSince, now }: HealthCardProps) {
  const format = useFormat();
  const age = oldestWaitingSince ? Math.max(0, now.getTime() - oldestWaitingSince.getTime()) : 0;
  return (
    <SectionCard
      title="Messages from Shopify"
      help="How long an order or a customer takes from Shopify to its points."
    >
      <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
        <LagFigure label="Last hour" lag={lastHour} />
        <LagFigure label="Last 24 hours" lag={lastDay} />
        <Figure
          label="Waiting now"
          value={format.number(waiting)}
          note={oldestWaitingSince ? `the oldest for ${formatDuration(age)}` : "Everything is done"}
        />
      </InlineGrid>
    </SectionCard>
  );
}
