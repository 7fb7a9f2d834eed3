import { BlockStack, InlineStack, Text } from "@shopify/polaris";
import { useFormat } from "../format-context.tsx";

export interface BarLine {
  label: string;
  points: number;
}

const FILL = "#1c4e80";
const TRACK = "#ebebeb";

function Bar({ width }: { width: number }) {
  return (
    <div aria-hidden style={{ height: 8, borderRadius: 4, background: TRACK, overflow: "hidden" }}>
      <div
        style={{ width: `${width * 100}%`, minWidth: width > 0 ? 3 : 0, height: "100%", background: FILL }}
      />
    </div>
  );
}

/**
 * Lines with their points, each with a bar that is as long as its share of the largest. What a bar shows stands beside
 * it in words, so the bars are for the eye only.
 */
export function BarList({ label, lines }: { label: string; lines: readonly BarLine[] }) {
  const format = useFormat();
  const total = lines.reduce((sum, { points }) => sum + points, 0);
  const largest = Math.max(1, ...lines.map(({ points }) => points));
  return (
    <ul aria-label={label} style={{ listStyle: "none", margin: 0, padding: 0, display: "grid", gap: 12 }}>
      {lines.map(({ label: name, points }) => (
        <li key={name}>
          <BlockStack gap="100">
            <InlineStack align="space-between" blockAlign="baseline" gap="200">
              <Text as="span">{name}</Text>
              <Text as="span" numeric tone={points === 0 ? "subdued" : "base"}>
                {points === 0 ? "0" : `${format.number(points)} (${format.share(points / total)})`}
              </Text>
            </InlineStack>
            <Bar width={points / largest} />
          </BlockStack>
        </li>
      ))}
    </ul>
  );
}
