import { BlockStack, InlineStack, Text } from "@shopify/polaris";
import { useFormat } from "../format-context.tsx";

export interface BarLine {
  label: string;
  value: number;
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
 * Lines with their figures, each with a bar that is as long as its share of the largest. What a bar shows stands beside
 * it in words, so the bars are for the eye only.
 */
export function BarList({ label, lines }: { label: string; lines: readonly BarLine[] }) {
  const format = useFormat();
  const total = lines.reduce((sum, { value }) => sum + value, 0);
  const largest = Math.max(1, ...lines.map(({ value }) => value));
  return (
    <ul aria-label={label} style={{ listStyle: "none", margin: 0, padding: 0, display: "grid", gap: 12 }}>
      {lines.map(({ label: name, value }) => (
        <li key={name}>
          <BlockStack gap="100">
            <InlineStack align="space-between" blockAlign="baseline" gap="200">
              <Text as="span">{name}</Text>
              <Text as="span" numeric tone={value === 0 ? "subdued" : "base"}>
                {value === 0 ? "0" : `${format.number(value)} (${format.share(value / total)})`}
              </Text>
            </InlineStack>
            <Bar width={value / largest} />
          </BlockStack>
        </li>
      ))}
    </ul>
  );
}
