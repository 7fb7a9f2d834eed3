import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useFormat } from "../format-context.tsx";

interface FiguresCardProps {
  ordersOnline: number;
  ordersPos: number;
  ordersOther: number;
  spent: number;
  lastOrderAt: Date | null;
  createdAt: Date;
  enrolledAt: Date | null;
  tags: readonly string[];
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <InlineStack align="space-between" gap="200">
      <Text as="span" tone="subdued">
        {label}
      </Text>
      <Text as="span">{value}</Text>
    </InlineStack>
  );
}

export function FiguresCard(props: FiguresCardProps) {
  const format = useFormat();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          In figures
        </Text>
        <Line label="Spent" value={format.money(props.spent)} />
        <Line label="Orders online" value={format.number(props.ordersOnline)} />
        <Line label="Orders at the till" value={format.number(props.ordersPos)} />
        {props.ordersOther > 0 ? (
          <Line label="Other orders" value={format.number(props.ordersOther)} />
        ) : null}
        <Line label="Last order" value={props.lastOrderAt ? format.date(props.lastOrderAt) : "Never"} />
        <Line label="First seen" value={format.date(props.createdAt)} />
        <Line label="Member since" value={props.enrolledAt ? format.date(props.enrolledAt) : "Guest"} />
        {props.tags.length > 0 ? <Line label="Tags" value={props.tags.join(", ")} /> : null}
      </BlockStack>
    </Card>
  );
}
