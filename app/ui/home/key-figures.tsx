import { BlockStack, Box, Card, InlineGrid, InlineStack, SkeletonBodyText, Text } from "@shopify/polaris";
import { percentChange, type Format } from "../format.ts";
import { useFormat } from "../format-context.tsx";
import { FigureCard } from "../figure-card.tsx";

interface Compared {
  now: number;
  before: number;
}

export interface KeyFiguresProps {
  members: number;
  newMembers: Compared;
  ordersThatEarned: Compared;
  earned: Compared;
  takenBack: Compared;
  adjusted: Compared;
  outstanding: { available: number; pending: number; held: number; debt: number };
}

function changeText(format: Format, { now, before }: Compared): string {
  const percent = percentChange(now, before);
  if (percent === null) return now === 0 ? "None in the 30 days before either" : "None in the 30 days before";
  if (percent === 0) return `Same as the 30 days before (${format.number(before)})`;
  return `${format.signed(percent)}% against the 30 days before (${format.number(before)})`;
}

function outstandingNote(format: Format, figures: KeyFiguresProps): string {
  const { outstanding, earned, takenBack, adjusted } = figures;
  const change = earned.now - takenBack.now + adjusted.now;
  const parts = [`${format.signed(change)} in these 30 days`];
  if (outstanding.pending > 0) parts.push(`${format.number(outstanding.pending)} more are pending`);
  if (outstanding.debt > 0) parts.push(`${format.number(outstanding.debt)} are owed by members`);
  return parts.join(" · ");
}

const COLUMNS = { xs: 1, sm: 2, md: 3, lg: 5 } as const;

export function KeyFigures(figures: KeyFiguresProps) {
  const format = useFormat();
  const { newMembers } = figures;
  return (
    <BlockStack gap="200">
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <InlineStack align="space-between" blockAlign="baseline" gap="200">
          <Text as="h2" variant="headingMd">
            Last 30 days
          </Text>
          <Text as="p" variant="bodySm" tone="subdued">
            {`Days in ${format.timeZone}`}
          </Text>
        </InlineStack>
      </Box>
      <InlineGrid columns={COLUMNS} gap="300">
        <FigureCard
          label="Members"
          value={format.number(figures.members)}
          note={`${format.number(newMembers.now)} joined, ${format.number(newMembers.before)} in the 30 days before`}
        />
        <FigureCard
          label="Orders that earned"
          value={format.number(figures.ordersThatEarned.now)}
          note={changeText(format, figures.ordersThatEarned)}
        />
        <FigureCard
          label="Points issued"
          value={format.number(figures.earned.now)}
          note={changeText(format, figures.earned)}
        />
        <FigureCard
          label="Points taken back"
          value={format.number(figures.takenBack.now)}
          note={changeText(format, figures.takenBack)}
        />
        <FigureCard
          label="Points outstanding"
          value={format.number(figures.outstanding.available + figures.outstanding.held)}
          note={outstandingNote(format, figures)}
        />
      </InlineGrid>
    </BlockStack>
  );
}

export function KeyFiguresSkeleton() {
  return (
    <InlineGrid columns={COLUMNS} gap="300">
      {["members", "orders", "issued", "taken", "outstanding"].map((name) => (
        <Card key={name}>
          <SkeletonBodyText lines={3} />
        </Card>
      ))}
    </InlineGrid>
  );
}
