import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useFormat } from "../format-context.tsx";

interface BalanceCardProps {
  available: number;
  pending: number;
  held: number;
  debt: number;
  nextExpiry: { at: Date; points: number } | null;
  nextMaturity: { at: Date; points: number } | null;
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <InlineStack align="space-between" gap="200">
      <Text as="span">{label}</Text>
      <Text as="span" numeric>
        {value}
      </Text>
    </InlineStack>
  );
}

export function BalanceCard({ available, pending, held, debt, nextExpiry, nextMaturity }: BalanceCardProps) {
  const format = useFormat();
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="050">
          <Text as="h2" variant="headingMd">
            Balance
          </Text>
          <Text as="p" variant="heading2xl" numeric>
            {format.points(available)}
          </Text>
          <Text as="p" tone="subdued">
            available to spend
          </Text>
        </BlockStack>
        {debt > 0 ? (
          <Text as="p" tone="critical">
            {`Owes ${format.points(debt)}, repaid by the next purchases.`}
          </Text>
        ) : null}
        <BlockStack gap="100">
          <Line label="Pending" value={format.number(pending)} />
          {nextMaturity ? (
            <Text as="p" tone="subdued">
              {`${format.points(nextMaturity.points)} become available on ${format.date(nextMaturity.at)}`}
            </Text>
          ) : pending > 0 ? (
            <Text as="p" tone="subdued">
              Waiting until the order is paid or fulfilled
            </Text>
          ) : null}
          <Line label="Reserved for a reward" value={format.number(held)} />
        </BlockStack>
        <Text as="p" tone="subdued">
          {nextExpiry
            ? `${format.points(nextExpiry.points)} expire on ${format.date(nextExpiry.at)}`
            : "No points expire."}
        </Text>
      </BlockStack>
    </Card>
  );
}
