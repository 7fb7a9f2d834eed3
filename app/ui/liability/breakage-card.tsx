import { BlockStack, Text } from "@shopify/polaris";
import { BarList } from "../charts/bar-list.tsx";
import { useFormat } from "../format-context.tsx";
import { ReportCard } from "./report-card.tsx";

export interface Breakage {
  before: Date;
  share: number | null;
  kept: number;
  expired: number;
  unused: number;
}

const NOTE = "The share of points that members will probably never spend.";

function Measured({ breakage, share, available }: { breakage: Breakage; share: number; available: number }) {
  const format = useFormat();
  const { before, kept, expired, unused } = breakage;
  return (
    <BlockStack gap="400">
      <BlockStack gap="100">
        <Text as="p" variant="headingLg" numeric>
          {format.share(share)}
        </Text>
        <Text as="p">
          {`About ${format.number(Math.round(share * available))} of the ${format.number(available)} available points.`}
        </Text>
      </BlockStack>
      <BarList
        label={`What became of points earned before ${format.date(before)}`}
        lines={[
          { label: "Expired", value: expired },
          { label: "Still unused", value: unused },
          { label: "Spent or used otherwise", value: Math.max(0, kept - expired - unused) },
        ]}
      />
      <Text as="p" tone="subdued">
        {`Of the ${format.number(kept)} points that were earned before ${format.date(before)} and not taken back, ` +
          "this share has expired or is still unused. Newer points are expected to go the same way."}
      </Text>
    </BlockStack>
  );
}

function TooYoung({ before, kept }: Breakage) {
  const format = useFormat();
  return (
    <BlockStack gap="100">
      <Text as="p" variant="headingMd">
        Not enough history yet
      </Text>
      <Text as="p" tone="subdued">
        {`It takes 1,000 points that are older than 12 months, and ${format.number(kept)} were earned before ` +
          `${format.date(before)}. Of those it counts the share that has expired or is still unused.`}
      </Text>
    </BlockStack>
  );
}

export function BreakageCard({ breakage, available }: { breakage: Breakage; available: number }) {
  const { share } = breakage;
  return (
    <ReportCard title="Expected breakage" note={NOTE}>
      {share === null ? <TooYoung {...breakage} /> : <Measured {...{ breakage, share, available }} />}
    </ReportCard>
  );
}
