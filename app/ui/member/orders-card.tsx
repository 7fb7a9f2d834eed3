import { Badge, BlockStack, Box, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { channelName } from "../channel-words.ts";
import { useFormat } from "../format-context.tsx";
import { orderReason } from "../order-words.ts";

export interface OrderLine {
  shopId: number;
  orderId: string;
  name: string;
  url: string | null;
  channel: string;
  locationName: string | null;
  processedAt: Date;
  cancelledAt: Date | null;
  currency: string;
  currentTotal: number;
  points: number;
  pendingPoints: number;
  maturesAt: Date | null;
  reason: string;
  /** What rules gave, part of the points. */
  awards: readonly { name: string; points: number }[];
  /** Staff attached it to this person. */
  attached: boolean;
}

/** The order's points, or why it has none. */
function Outcome({ order }: { order: OrderLine }) {
  const format = useFormat();
  const until = order.maturesAt ? ` until ${format.date(order.maturesAt)}` : "";
  return order.pendingPoints > 0 || order.points === 0 ? (
    <Text as="span" tone="subdued" alignment="end">
      {order.pendingPoints > 0
        ? `${format.points(order.pendingPoints)} pending${until}`
        : orderReason(order.reason) || "No points"}
    </Text>
  ) : (
    <Box minWidth="max-content">
      <Text as="span" tone="subdued">
        {format.points(order.points)}
      </Text>
    </Box>
  );
}

function Order({ order, onDetach }: { order: OrderLine; onDetach: OrdersCardProps["onDetach"] }) {
  const format = useFormat();
  const place = [channelName(order.channel), order.locationName].filter(Boolean).join(", ");
  return (
    <InlineStack align="space-between" gap="300" wrap={false}>
      <BlockStack gap="050">
        {/* Polaris hands the alignment of a stack down to the stacks within. */}
        <InlineStack gap="200" align="start" blockAlign="center">
          {order.url ? (
            <Link url={order.url} target="_top">
              {order.name}
            </Link>
          ) : (
            <Text as="span" fontWeight="semibold">
              {order.name}
            </Text>
          )}
          {order.cancelledAt ? <Badge>Cancelled</Badge> : null}
          {order.attached ? <Badge tone="info">Attached</Badge> : null}
          {order.attached && onDetach ? (
            <Button
              variant="plain"
              onClick={() => onDetach(order)}
              accessibilityLabel={`Detach order ${order.name}`}
            >
              Detach
            </Button>
          ) : null}
        </InlineStack>
        <Text as="span" tone="subdued">{`${place} · ${format.date(order.processedAt)}`}</Text>
      </BlockStack>
      <BlockStack gap="050" inlineAlign="end">
        <Text as="span" numeric>
          {format.money(order.currentTotal, order.currency)}
        </Text>
        <Outcome order={order} />
        {order.awards.map(({ name, points }) => (
          <Text as="span" tone="subdued" variant="bodySm" alignment="end" key={`${name}/${points}`}>
            {`${format.number(points)} by ${name}`}
          </Text>
        ))}
      </BlockStack>
    </InlineStack>
  );
}

interface OrdersCardProps {
  orders: readonly OrderLine[];
  onMore: (() => void) | null;
  loading: boolean;
  onAttach: (() => void) | null;
  onDetach: ((order: OrderLine) => void) | null;
}

export function OrdersCard({ orders, onMore, loading, onAttach, onDetach }: OrdersCardProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            Orders
          </Text>
          {onAttach ? (
            <Button variant="plain" onClick={onAttach}>
              Attach order
            </Button>
          ) : null}
        </InlineStack>
        {orders.length === 0 ? (
          <Text as="p" tone="subdued">
            No orders yet. Orders of any channel show here when this person is on them, or when you attach
            them.
          </Text>
        ) : null}
        {orders.map((order) => (
          <Order key={`${order.shopId}/${order.orderId}`} order={order} onDetach={onDetach} />
        ))}
        {onMore ? (
          <Box>
            <Button onClick={onMore} loading={loading}>
              Show earlier orders
            </Button>
          </Box>
        ) : null}
      </BlockStack>
    </Card>
  );
}
