import { BlockStack, Divider, Text } from "@shopify/polaris";
import { useFormat } from "../format-context.tsx";
import { FigureRow } from "../program/figure-row.tsx";
import { PreviewCard, type PreviewState } from "../program/preview-card.tsx";

export interface TiersPreview {
  members: number;
  tiers: { id: string | null; before: number; after: number }[];
  up: number;
  down: number;
  moves: { from: string | null; to: string | null; members: number }[];
  rewards: number;
}

/** What the preview's address answers. */
export type TiersPreviewAnswer = { ok: true; preview: TiersPreview } | { ok: false };

interface BodyProps {
  preview: TiersPreview;
  /** The name of a tier, of before or of now. */
  nameOf: (id: string | null) => string;
}

function Body({ preview, nameOf }: BodyProps) {
  const format = useFormat();
  const { tiers, up, down, moves, rewards } = preview;
  const people = (count: number) => `${format.number(count)} ${count === 1 ? "member" : "members"}`;
  const change = (before: number, after: number) =>
    before === after ? format.number(after) : `${format.number(before)} → ${format.number(after)}`;
  return (
    <BlockStack gap="300">
      <FigureRow label="Would move up" value={people(up)} strong={up > 0} />
      <FigureRow label="Would move down" value={people(down)} strong={down > 0} />
      {rewards > 0 ? <FigureRow label="Rewards given at once" value={format.points(rewards)} strong /> : null}
      <Divider />
      <Text as="h3" variant="headingSm">
        Members by tier
      </Text>
      {tiers.toReversed().map(({ id, before, after }) => (
        <FigureRow
          key={id ?? "none"}
          label={nameOf(id)}
          value={change(before, after)}
          strong={before !== after}
        />
      ))}
      {moves.length > 0 ? (
        <>
          <Divider />
          <Text as="h3" variant="headingSm">
            The largest moves
          </Text>
          {moves.map(({ from, to, members }) => (
            <FigureRow
              key={`${from}/${to}`}
              label={`${nameOf(from)} → ${nameOf(to)}`}
              value={people(members)}
            />
          ))}
        </>
      ) : null}
    </BlockStack>
  );
}

interface TiersPreviewPanelProps {
  preview: TiersPreview | undefined;
  state: PreviewState;
  nameOf: BodyProps["nameOf"];
  onRetry: () => void;
}

/** Who would move by the tiers on the left, before they are saved. */
export function TiersPreviewPanel({ preview, state, nameOf, onRetry }: TiersPreviewPanelProps) {
  return (
    <PreviewCard title="Who moves by this change" state={state} shows="who would move" onRetry={onRetry}>
      {!preview ? null : preview.members === 0 ? (
        <Text as="p" tone="subdued">
          Nobody has bought anything yet. When members have, you see here who would be in which tier.
        </Text>
      ) : (
        <Body preview={preview} nameOf={nameOf} />
      )}
    </PreviewCard>
  );
}
