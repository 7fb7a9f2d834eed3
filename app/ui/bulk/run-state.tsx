import { Banner, BlockStack, Card, InlineStack, ProgressBar, Spinner, Text } from "@shopify/polaris";
import { useFormat } from "../format-context.tsx";
import { balances, rowsText, runSummary, type RunLine } from "./run-words.ts";

interface RunStateProps {
  run: RunLine;
  /** Rows that wait to be applied. */
  open: number;
  twin: { runId: number; applyAt: Date | null; applyBy: string | null } | null;
  /** Asks to go on where the work stands still. */
  onResume: () => void;
}

function Trouble({ problem, onResume }: { problem: string | null; onResume: () => void }) {
  if (problem === null) return null;
  return (
    <Banner
      tone="warning"
      title="It stands still for the moment"
      action={{ content: "Go on now", onAction: onResume }}
    >
      <Text as="p">{problem}</Text>
    </Banner>
  );
}

function Reading({ run }: { run: RunLine }) {
  const format = useFormat();
  return (
    <Card>
      <InlineStack gap="300" blockAlign="center">
        <Spinner size="small" accessibilityLabel="The file is being read" />
        <Text as="p">{`The file is being read: ${rowsText(format, run.rows)} so far. You can leave this page.`}</Text>
      </InlineStack>
    </Card>
  );
}

function Applying({ run, open }: { run: RunLine; open: number }) {
  const format = useFormat();
  const done = Math.max(0, run.planned - open);
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="p" id="bulk-progress">
          {`${format.number(done)} of ${rowsText(format, run.planned)} done. You can leave this page: it goes on.`}
        </Text>
        <ProgressBar
          progress={run.planned > 0 ? Math.floor((done / run.planned) * 100) : 0}
          size="small"
          tone="primary"
          ariaLabelledBy="bulk-progress"
        />
      </BlockStack>
    </Card>
  );
}

function Ready({ run, twin }: Pick<RunStateProps, "run" | "twin">) {
  const format = useFormat();
  const next =
    run.planned > 0
      ? "Look through the figures and the rows below, then apply the file or discard it."
      : "No row of this file would change a balance. Discard it and choose a corrected one.";
  if (!twin?.applyAt) {
    return (
      <Banner tone="info" title="Nothing has changed yet">
        <Text as="p">{next}</Text>
      </Banner>
    );
  }
  return (
    <Banner tone="warning" title="This very file was applied before">
      <Text as="p">
        {`By ${twin.applyBy ?? "somebody"} on ${format.dateTime(twin.applyAt)}.`}
        {run.mode === "add" ? " Applied again, its points are added once more." : ""}
      </Text>
      <Text as="p">{`Nothing has changed yet. ${next}`}</Text>
    </Banner>
  );
}

/** Where the file stands, and what to do about it. */
export function RunState({ run, open, twin, onResume }: RunStateProps) {
  const format = useFormat();
  switch (run.status) {
    case "reading":
      return (
        <>
          <Trouble problem={run.problem} onResume={onResume} />
          <Reading run={run} />
        </>
      );
    case "ready":
      return <Ready run={run} twin={twin} />;
    case "applying":
      return (
        <>
          <Trouble problem={run.problem} onResume={onResume} />
          <Applying run={run} open={open} />
        </>
      );
    case "done":
      return (
        <Banner tone="success" title={`${balances(format, run.applied)} changed`}>
          {run.applyAt ? (
            <Text as="p">{`Applied by ${run.applyBy ?? "somebody"} on ${format.dateTime(run.applyAt)}.`}</Text>
          ) : null}
          <Text as="p">
            {run.refused > 0
              ? "The rows below were refused. Download them, correct them and take them in as a file of their own."
              : "Every row was taken."}
          </Text>
        </Banner>
      );
    case "failed":
      return (
        <Banner
          tone="critical"
          title="The file was refused"
          action={{ content: "Choose a corrected file", url: "/app/data/import" }}
        >
          <Text as="p" breakWord>
            {runSummary(run, format)}
          </Text>
          <Text as="p">Nothing was changed.</Text>
        </Banner>
      );
    case "discarded":
      return (
        <Banner tone="info" title="This file was discarded">
          <Text as="p">Nothing was changed.</Text>
        </Banner>
      );
  }
}
