import { Badge, BlockStack, Button, Divider, InlineStack, Link, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { SectionCard } from "../activity/section-card.tsx";
import { useFormat } from "../format-context.tsx";
import { runSummary, STATUSES, type RunLine } from "./run-words.ts";

export function RunBadge({ status }: Pick<RunLine, "status">) {
  const { words, tone } = STATUSES[status];
  return <Badge {...(tone ? { tone } : {})}>{words}</Badge>;
}

function Run({ run }: { run: RunLine }) {
  const format = useFormat();
  return (
    <BlockStack gap="050">
      <InlineStack gap="200" blockAlign="center">
        <Link url={`/app/data/imports/${run.runId}`} monochrome removeUnderline>
          <Text as="span" fontWeight="semibold" breakWord>
            {run.fileName}
          </Text>
        </Link>
        <RunBadge status={run.status} />
      </InlineStack>
      <Text as="p" breakWord>
        {runSummary(run, format)}
      </Text>
      <Text as="p" variant="bodySm" tone="subdued">
        {`${format.dateTime(run.askedAt)} · by ${run.askedBy}`}
      </Text>
    </BlockStack>
  );
}

/** Files that changed many balances, or wait to; the newest first. */
export function RunsCard({ runs }: { runs: readonly RunLine[] }) {
  return (
    <SectionCard
      title="Change balances with a file"
      help="Bring balances over from another app, or add and take points for many members at once. You see what the file does before anything changes."
      action={<Button url="/app/data/import">Choose a file</Button>}
    >
      {runs.length === 0 ? (
        <Text as="p" tone="subdued">
          No file yet.
        </Text>
      ) : null}
      {runs.map((run, index) => (
        <Fragment key={run.runId}>
          {index > 0 ? <Divider /> : null}
          <Run run={run} />
        </Fragment>
      ))}
    </SectionCard>
  );
}
