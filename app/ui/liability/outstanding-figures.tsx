import { InlineGrid } from "@shopify/polaris";
import { FigureCard } from "../figure-card.tsx";
import { useFormat } from "../format-context.tsx";

export interface Outstanding {
  available: number;
  due: number;
  pending: number;
  held: number;
  debt: number;
}

/** What members hold now, by what they can do with it. */
export function OutstandingFigures({ available, due, pending, held, debt }: Outstanding) {
  const format = useFormat();
  return (
    <InlineGrid columns={{ xs: 1, sm: 2, lg: 4 }} gap="300">
      <FigureCard
        label="Available"
        value={format.number(available)}
        note={
          due > 0
            ? `Members can spend them now. Another ${format.number(due)} have expired and are being written off.`
            : "Members can spend them now."
        }
      />
      <FigureCard
        label="Pending"
        value={format.number(pending)}
        note="Earned, but still within the waiting time of their orders."
      />
      <FigureCard
        label="Reserved"
        value={format.number(held)}
        note="Set aside for rewards whose orders are not placed yet."
      />
      <FigureCard
        label="Owed by members"
        value={format.number(debt)}
        note="Taken back after they were spent. The next earnings repay them."
      />
    </InlineGrid>
  );
}
