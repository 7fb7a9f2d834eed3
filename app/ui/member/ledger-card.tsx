import { BlockStack, Box, Button, Card, Divider, InlineStack, Link, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { useFormat } from "../format-context.tsx";
import { entryChange, entryDetails, entrySentence, type EntryFacts } from "./entry-sentence.ts";

export interface EntryLine extends EntryFacts {
  version: number;
  url: string | null;
  available: number;
  pending: number;
  occurredAt: Date;
}

/** The entry's sentence; the order's name in it leads to the order. */
function Sentence({ entry }: { entry: EntryLine }) {
  const sentence = entrySentence(entry);
  const { url, orderName } = entry;
  const at = orderName === null ? -1 : sentence.indexOf(orderName);
  if (url === null || orderName === null || at < 0) return <>{sentence}</>;
  return (
    <>
      {sentence.slice(0, at)}
      <Link url={url} target="_top">
        {orderName}
      </Link>
      {sentence.slice(at + orderName.length)}
    </>
  );
}

function Entry({ entry }: { entry: EntryLine }) {
  const format = useFormat();
  const change = entryChange(entry);
  const details = entryDetails(entry, format.points);
  const isPending = entry.availableChange === 0 && entry.debtChange === 0 && entry.pendingChange !== 0;
  return (
    <InlineStack align="space-between" gap="400" wrap={false}>
      <BlockStack gap="050">
        <Text as="p">
          <Sentence entry={entry} />
        </Text>
        {details.map((detail) => (
          <Text as="p" key={detail} tone="subdued">
            {detail}
          </Text>
        ))}
        <Text as="p" variant="bodySm" tone="subdued">
          {[format.dateTime(entry.occurredAt), entry.actor ? `by ${entry.actor}` : null]
            .filter(Boolean)
            .join(" · ")}
        </Text>
      </BlockStack>
      <BlockStack gap="050" inlineAlign="end">
        <Text
          as="span"
          fontWeight="semibold"
          numeric
          tone={change < 0 ? "critical" : isPending ? "subdued" : "success"}
        >
          {format.signed(change)}
        </Text>
        <Box minWidth="max-content">
          <Text as="span" variant="bodySm" tone="subdued" numeric>
            {isPending
              ? `pending ${format.number(entry.pending)}`
              : `balance ${format.number(entry.available)}`}
          </Text>
        </Box>
      </BlockStack>
    </InlineStack>
  );
}

interface LedgerCardProps {
  entries: readonly EntryLine[];
  onMore: (() => void) | null;
  loading: boolean;
}

/** Every change of the balance with its reason; the newest first. */
export function LedgerCard({ entries, onMore, loading }: LedgerCardProps) {
  const format = useFormat();
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="baseline" gap="200">
          <Text as="h2" variant="headingMd">
            Points history
          </Text>
          <Text as="span" variant="bodySm" tone="subdued">
            {`Times in ${format.timeZone}`}
          </Text>
        </InlineStack>
        {entries.length === 0 ? (
          <Text as="p" tone="subdued">
            No points yet. The first ones come with the next order that earns.
          </Text>
        ) : null}
        {entries.map((entry, index) => (
          <Fragment key={entry.version}>
            {index > 0 ? <Divider /> : null}
            <Entry entry={entry} />
          </Fragment>
        ))}
        {onMore ? (
          <Box>
            <Button onClick={onMore} loading={loading}>
              Show earlier changes
            </Button>
          </Box>
        ) : null}
      </BlockStack>
    </Card>
  );
}
