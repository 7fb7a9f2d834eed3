import { Banner, BlockStack, Button, ProgressBar, Text } from "@shopify/polaris";
import { useFormat } from "../format-context.tsx";
import { SectionCard } from "./section-card.tsx";

export interface BackfillLine {
  backfillId: number;
  status: "asked" | "running" | "reading" | "done" | "failed";
  since: Date;
  givesPoints: boolean;
  requestedBy: string;
  total: number;
  done: number;
  error: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}

const WORDS = {
  asked: "Waiting to start",
  running: "Shopify is collecting the orders",
  reading: "Bringing in the orders",
  done: "Finished",
  failed: "Did not finish",
};

const isUnderWay = ({ status }: BackfillLine): boolean => status !== "done" && status !== "failed";

function Progress({ backfill }: { backfill: BackfillLine }) {
  const format = useFormat();
  const { total, done } = backfill;
  const label = `backfill-${backfill.backfillId}`;
  return (
    <BlockStack gap="100">
      <Text as="p" id={label}>
        {total > 0
          ? `${WORDS[backfill.status]}: ${format.number(done)} of ${format.number(total)}`
          : WORDS[backfill.status]}
      </Text>
      <ProgressBar
        progress={total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : 0}
        size="small"
        tone="primary"
        ariaLabelledBy={label}
      />
    </BlockStack>
  );
}

function BackfillRow({ backfill }: { backfill: BackfillLine }) {
  const format = useFormat();
  const points = backfill.givesPoints ? "with points" : "without points";
  return (
    <BlockStack gap="200">
      {isUnderWay(backfill) ? <Progress backfill={backfill} /> : null}
      {backfill.status === "done" ? (
        <Text as="p">{`Finished: ${format.number(backfill.done)} ${backfill.done === 1 ? "order" : "orders"}`}</Text>
      ) : null}
      {backfill.status === "failed" ? (
        <Banner tone="critical" title="Past orders were not all brought in">
          <Text as="p" breakWord>
            {backfill.error ?? "No reason was kept."}
          </Text>
          <Text as="p">Start it again: orders that are here already are not doubled.</Text>
        </Banner>
      ) : null}
      <Text as="p" variant="bodySm" tone="subdued">
        {`Orders since ${format.date(backfill.since)}, ${points} · asked by ${backfill.requestedBy} on ${format.dateTime(backfill.createdAt)}`}
      </Text>
    </BlockStack>
  );
}

interface BackfillCardProps {
  backfills: readonly BackfillLine[];
  onStart: () => void;
}

export function BackfillCard({ backfills, onStart }: BackfillCardProps) {
  return (
    <SectionCard
      title="Past orders"
      help="Brings in orders from before the app. Every order is taken once, however often you ask."
      action={
        <Button onClick={onStart} disabled={backfills.some(isUnderWay)}>
          Bring in past orders
        </Button>
      }
    >
      {backfills.map((backfill) => (
        <BackfillRow key={backfill.backfillId} backfill={backfill} />
      ))}
    </SectionCard>
  );
}
