import { BlockStack, Button, Card, Divider, InlineStack, SkeletonBodyText, Text } from "@shopify/polaris";
import { useFormat } from "../format-context.tsx";

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

function Row({ label, value, strong = false }: { label: string; value: string; strong?: boolean }) {
  return (
    <InlineStack align="space-between" gap="200">
      <Text as="span">{label}</Text>
      <Text as="span" numeric fontWeight={strong ? "semibold" : "regular"}>
        {value}
      </Text>
    </InlineStack>
  );
}

function Body({ preview }: { preview: ExpiryPreview }) {
  const format = useFormat();
  const { earlier, later, idle, horizons } = preview;
  const hit = ({ members, points }: PeopleAndPoints) =>
    `${format.points(points)} of ${format.number(members)} ${members === 1 ? "member" : "members"}`;
  const change = (before: number, after: number) =>
    before === after ? format.number(after) : `${format.number(before)} → ${format.number(after)}`;
  return (
    <BlockStack gap="300">
      <Row label="Points that members have" value={format.number(preview.open)} />
      <Row label="Would expire sooner" value={hit(earlier)} strong={earlier.points > 0} />
      <Row label="Would expire later" value={hit(later)} strong={later.points > 0} />
      <Divider />
      <Text as="h3" variant="headingSm">
        Points that expire
      </Text>
      {horizons.map(({ days, before, after }) => (
        <Row
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
      <Row label="By this rule" value={hit(idle.after)} strong={idle.after.points !== idle.before.points} />
      <Row label="By the rule in force" value={hit(idle.before)} />
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
  state: "ready" | "loading" | "invalid" | "failed";
  onRetry: () => void;
}

function Content({ preview, state, onRetry }: ExpiryPreviewPanelProps) {
  if (state === "invalid")
    return (
      <Text as="p" tone="critical">
        Correct the marked fields to see whom the rule hits.
      </Text>
    );
  if (state === "failed")
    return (
      <BlockStack gap="200" inlineAlign="start">
        <Text as="p" tone="critical">
          The preview could not be computed.
        </Text>
        <Button onClick={onRetry}>Try again</Button>
      </BlockStack>
    );
  if (!preview) return <SkeletonBodyText lines={6} />;
  if (preview.open === 0)
    return (
      <Text as="p" tone="subdued">
        Nobody has points yet. When members have earned some, you see here whom a change would hit.
      </Text>
    );
  return <Body preview={preview} />;
}

/** Whom the rule on the left would hit, before it is saved. */
export function ExpiryPreviewPanel(props: ExpiryPreviewPanelProps) {
  const loading = props.state === "loading";
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Whom this change hits
        </Text>
        <div aria-live="polite" aria-busy={loading} style={{ opacity: loading && props.preview ? 0.6 : 1 }}>
          <Content {...props} />
        </div>
      </BlockStack>
    </Card>
  );
}
