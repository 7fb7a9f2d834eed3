import { InlineGrid } from "@shopify/polaris";
import type { Format } from "../format.ts";
import { FigureCard } from "../figure-card.tsx";
import { useFormat } from "../format-context.tsx";
import { rowsText, type RunLine } from "./run-words.ts";

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
      <FigureCard
        label={isOver ? "Balances changed" : "Balances to change"}
        value={format.number(changed)}
        note={changedNote(run, format)}
      />
      <FigureCard
        label={isOver ? "Points added" : "Points to add"}
        value={format.number(added)}
        note="in all"
      />
      <FigureCard
        label={isOver ? "Points taken" : "Points to take"}
        value={format.number(taken)}
        note="in all"
      />
      <FigureCard
        label="Rows refused"
        value={format.number(run.refused)}
        note={`${format.number(run.unchanged)} more change nothing`}
      />
    </InlineGrid>
  );
}
