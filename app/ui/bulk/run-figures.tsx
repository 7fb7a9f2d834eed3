import { BlockStack, Card, InlineGrid, Text } from "@shopify/polaris";
import type { Format } from "../format.ts";
import { useFormat } from "../format-context.tsx";
import { rowsText, type RunLine } from "./run-words.ts";

function Figure({ label, value, note }: { label: string; value: string; note: string }) {
  return (
    <Card>
      <BlockStack gap="100">
        <Text as="h2" variant="bodySm" tone="subdued">
          {label}
        </Text>
        <Text as="p" variant="headingLg" numeric>
          {value}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {note}
        </Text>
      </BlockStack>
    </Card>
  );
}

function changedNote(run: RunLine, format: Format): string {
  if (run.status === "applying") return `of ${format.number(run.planned)} so far`;
  if (run.newPeople === 0) return `of ${rowsText(format, run.rows)}`;
  return run.newPeople === run.planned
    ? "all of them new here"
    : `${format.number(run.newPeople)} of them new here`;
}

/** What the file does, or did, in four numbers. */
export function RunFigures({ run }: { run: RunLine }) {
  const format = useFormat();
  const isOver = run.status === "done" || run.status === "applying";
  const [changed, added, taken] = isOver
    ? [run.applied, run.added, run.taken]
    : [run.planned, run.toAdd, run.toTake];
  return (
    <InlineGrid columns={{ xs: 2, md: 4 }} gap="300">
      <Figure
        label={isOver ? "Balances changed" : "Balances to change"}
        value={format.number(changed)}
        note={changedNote(run, format)}
      />
      <Figure label={isOver ? "Points added" : "Points to add"} value={format.number(added)} note="in all" />
      <Figure label={isOver ? "Points taken" : "Points to take"} value={format.number(taken)} note="in all" />
      <Figure
        label="Rows refused"
        value={format.number(run.refused)}
        note={`${format.number(run.unchanged)} more change nothing`}
      />
    </InlineGrid>
  );
}
