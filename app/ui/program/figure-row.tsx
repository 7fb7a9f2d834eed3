import { InlineStack, Text } from "@shopify/polaris";

/** A figure with its name, at the two ends of a line. */
export function FigureRow({
  label,
  value,
  strong = false,
}: {
  label: string;
  value: string;
  strong?: boolean;
}) {
  return (
    <InlineStack align="space-between" gap="200">
      <Text as="span">{label}</Text>
      <Text as="span" numeric fontWeight={strong ? "semibold" : "regular"}>
        {value}
      </Text>
    </InlineStack>
  );
}
