import { BlockStack, Divider, Text } from "@shopify/polaris";
import { useFormat } from "../format-context.tsx";
import { FigureRow } from "../program/figure-row.tsx";
import { PreviewCard, type PreviewState } from "../program/preview-card.tsx";

interface PeopleAndPoints {
  members: number;
  points: number;
}

export interface ExpiryPreview {
  open: number;
  earlier: PeopleAndPoints;
  later: PeopleAndPoints;
  horizons: { days: number; before: number; after: number }[];
  idle: { before: PeopleAndPoints; after: PeopleAndPoints };
}

/** What the preview's address answers. */
export type ExpiryPreviewAnswer = { ok: true; preview: ExpiryPreview } | { ok: false };

function Body({ preview }: { preview: ExpiryPreview }) {
  const format = useFormat();
  const { earlier, later, idle, horizons } = preview;
  const hit = ({ members, points }: PeopleAndPoints) =>
    `${format.points(points)} of ${format.number(members)} ${members === 1 ? "member" : "members"}`;
  const change = (before: number, after: number) =>
    before === after ? format.number(after) : `${format.number(before)} → ${format.number(after)}`;
  return (
    <BlockStack gap="300">
      <FigureRow label="Points that members have" value={format.number(preview.open)} />
      <FigureRow label="Would expire sooner" value={hit(earlier)} strong={earlier.points > 0} />
      <FigureRow label="Would expire later" value={hit(later)} strong={later.points > 0} />
      <Divider />
      <Text as="h3" variant="headingSm">
        Points that expire
      </Text>
      {horizons.map(({ days, before, after }) => (
        <FigureRow
          key={days}
          label={`within ${days} days`}
          value={change(before, after)}
          strong={before !== after}
        />
      ))}
      <Divider />
      <Text as="h3" variant="headingSm">
        Members who have been quiet for that long
      </Text>
      <FigureRow
        label="By this rule"
        value={hit(idle.after)}
        strong={idle.after.points !== idle.before.points}
      />
      <FigureRow label="By the rule in force" value={hit(idle.before)} />
      {idle.after.points > idle.before.points ? (
        <Text as="p" tone="subdued">
          Nobody loses points at once: the months count from the day the rule starts.
        </Text>
      ) : null}
    </BlockStack>
  );
}

interface ExpiryPreviewPanelProps {
  preview: ExpiryPreview | undefined;
  state: PreviewState;
  onRetry: () => void;
}

/** Whom the rule on the left would hit, before it is saved. */
export function ExpiryPreviewPanel({ preview, state, onRetry }: ExpiryPreviewPanelProps) {
  return (
    <PreviewCard title="Whom this change hits" state={state} shows="whom the rule hits" onRetry={onRetry}>
      {!preview ? null : preview.open === 0 ? (
        <Text as="p" tone="subdued">
          Nobody has points yet. When members have earned some, you see here whom a change would hit.
        </Text>
      ) : (
        <Body preview={preview} />
      )}
    </PreviewCard>
  );
}
