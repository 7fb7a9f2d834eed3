import { BlockStack, Box, Button, Divider, InlineStack, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { useFormat } from "../format-context.tsx";
import { SectionCard } from "./section-card.tsx";

export interface Failure {
  seq: number;
  topic: string;
  reason: string | null;
  eventId: string | null;
  webhookId: string | null;
  receivedAt: Date | null;
  finishedAt: Date;
  attempts: number;
}

interface FailuresCardProps {
  total: number;
  failures: readonly Failure[];
  busy: boolean;
  onRetry: (seq: number | null) => void;
}

function FailureRow({ failure, busy, onRetry }: { failure: Failure; busy: boolean; onRetry: () => void }) {
  const format = useFormat();
  const ids = [`No. ${failure.seq}`, failure.eventId ? `event ${failure.eventId}` : null];
  if (failure.webhookId && failure.webhookId !== failure.eventId) ids.push(`webhook ${failure.webhookId}`);
  return (
    <InlineStack align="space-between" gap="300" wrap={false} blockAlign="start">
      <BlockStack gap="050">
        <Text as="p" fontWeight="semibold">
          {failure.topic}
        </Text>
        <Text as="p" breakWord>
          {failure.reason ?? "No reason was kept."}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued" breakWord>
          {`${format.dateTime(failure.receivedAt ?? failure.finishedAt)} · ${ids.filter(Boolean).join(" · ")}`}
        </Text>
      </BlockStack>
      <Box minWidth="max-content">
        <Button
          onClick={onRetry}
          disabled={busy}
          accessibilityLabel={`Try message ${failure.seq} (${failure.topic}) again`}
        >
          Try again
        </Button>
      </Box>
    </InlineStack>
  );
}

/** Messages that could not be understood. Their content is not shown: it holds personal data. */
export function FailuresCard({ total, failures, busy, onRetry }: FailuresCardProps) {
  const format = useFormat();
  return (
    <SectionCard
      title={total === 0 ? "Failures" : `Failures (${format.number(total)})`}
      action={
        total > 1 ? (
          <Button onClick={() => onRetry(null)} disabled={busy}>
            Try all again
          </Button>
        ) : null
      }
    >
      {total === 0 ? (
        <Text as="p" tone="subdued">
          Every message was understood.
        </Text>
      ) : null}
      {failures.map((failure, index) => (
        <Fragment key={failure.seq}>
          {index > 0 ? <Divider /> : null}
          <FailureRow failure={failure} busy={busy} onRetry={() => onRetry(failure.seq)} />
        </Fragment>
      ))}
      {total > failures.length ? (
        <Text
          as="p"
          tone="subdued"
        >{`The newest ${failures.length} of ${format.number(total)} are shown.`}</Text>
      ) : null}
    </SectionCard>
  );
}
