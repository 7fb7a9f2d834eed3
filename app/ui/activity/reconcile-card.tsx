import { Badge, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useFormat } from "../format-context.tsx";
import { SectionCard } from "./section-card.tsx";

export interface Run {
  runId: number;
  startedAt: Date;
  finishedAt: Date | null;
  seen: number;
  healed: number;
  status: string;
  error: string | null;
}

function StatusBadge({ run }: { run: Run }) {
  if (run.status === "running") return <Badge tone="info">Running</Badge>;
  if (run.status === "failed") return <Badge tone="critical">Failed</Badge>;
  return <Badge tone="success">Done</Badge>;
}

function RunRow({ run }: { run: Run }) {
  const format = useFormat();
  const healed =
    run.healed === 0
      ? "none was missing"
      : `${format.number(run.healed)} had been missed and ${run.healed === 1 ? "was" : "were"} added`;
  return (
    <BlockStack gap="050">
      <InlineStack gap="200" blockAlign="center">
        <Text as="span">{format.dateTime(run.startedAt)}</Text>
        <StatusBadge run={run} />
      </InlineStack>
      <Text as="span" tone="subdued">
        {`${format.number(run.seen)} ${run.seen === 1 ? "order" : "orders"} compared, ${healed}`}
      </Text>
      {run.error ? (
        <Text as="span" tone="critical" breakWord>
          {run.error}
        </Text>
      ) : null}
    </BlockStack>
  );
}

export function ReconcileCard({
  runs,
  busy,
  onRun,
}: {
  runs: readonly Run[];
  busy: boolean;
  onRun: () => void;
}) {
  return (
    <SectionCard
      title="Comparison with Shopify"
      help="Every few minutes the changed orders are compared, so that a lost message heals by itself."
      action={
        <Button onClick={onRun} disabled={busy}>
          Run now
        </Button>
      }
    >
      {runs.length === 0 ? (
        <Text as="p" tone="subdued">
          It has not run yet.
        </Text>
      ) : null}
      {runs.map((run) => (
        <RunRow key={run.runId} run={run} />
      ))}
    </SectionCard>
  );
}
