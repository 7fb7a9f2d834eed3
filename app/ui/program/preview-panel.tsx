import { Badge, BlockStack, Box, Button, Divider, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { channelName } from "../channel-words.ts";
import { useFormat } from "../format-context.tsx";
import { orderReason } from "../order-words.ts";
import { PreviewCard, type PreviewState } from "./preview-card.tsx";

export interface PreviewOrder {
  shopId: number;
  orderId: string;
  name: string;
  processedAt: Date;
  channel: string;
  eligible: number;
  currency: string;
  before: number;
  after: number;
  reason: string;
  memberName: string | null;
}

export interface Preview {
  orders: PreviewOrder[];
  totalBefore: number;
  totalAfter: number;
  gain: number;
  lose: number;
}

/** What the preview's address answers. */
export type PreviewAnswer = { ok: true; preview: Preview } | { ok: false };

const SHOWN = 8;

function PreviewRow({ order }: { order: PreviewOrder }) {
  const format = useFormat();
  const reason = orderReason(order.reason);
  return (
    <InlineStack align="space-between" gap="200" wrap={false}>
      <BlockStack>
        <Text as="span">{[order.name, order.memberName].filter(Boolean).join(" · ")}</Text>
        <Text as="span" variant="bodySm" tone="subdued">
          {`${channelName(order.channel)} · ${reason || `${format.money(order.eligible, order.currency)} counts`}`}
        </Text>
      </BlockStack>
      <Box minWidth="max-content">
        <Text as="span" numeric fontWeight={order.before === order.after ? "regular" : "semibold"}>
          {order.before === order.after
            ? format.number(order.after)
            : `${format.number(order.before)} → ${format.number(order.after)}`}
        </Text>
      </Box>
    </InlineStack>
  );
}

function Summary({ preview }: { preview: Preview }) {
  const format = useFormat();
  const { totalBefore, totalAfter, gain, lose } = preview;
  const members = (count: number) => `${format.number(count)} ${count === 1 ? "member" : "members"}`;
  return (
    <BlockStack gap="200">
      <Text as="p" variant="headingLg" numeric>
        {totalBefore === totalAfter
          ? format.points(totalAfter)
          : `${format.number(totalBefore)} → ${format.points(totalAfter)}`}
      </Text>
      {gain === 0 && lose === 0 ? (
        <Text as="p" tone="subdued">
          The same as by the saved rule.
        </Text>
      ) : (
        <InlineStack gap="200">
          {gain > 0 ? <Badge tone="success">{`${members(gain)} would gain`}</Badge> : null}
          {lose > 0 ? <Badge tone="warning">{`${members(lose)} would lose`}</Badge> : null}
        </InlineStack>
      )}
    </BlockStack>
  );
}

function PreviewBody({ preview }: { preview: Preview }) {
  const [all, setAll] = useState(false);
  const changedFirst = preview.orders.toSorted(
    (a, b) => Number(b.before !== b.after) - Number(a.before !== a.after),
  );
  const shown = all ? changedFirst : changedFirst.slice(0, SHOWN);
  return (
    <BlockStack gap="300">
      <Summary preview={preview} />
      <Divider />
      {shown.map((order) => (
        <PreviewRow key={`${order.shopId}/${order.orderId}`} order={order} />
      ))}
      {preview.orders.length > SHOWN ? (
        <Box>
          <Button variant="plain" onClick={() => setAll(!all)}>
            {all ? "Show fewer" : `Show all ${preview.orders.length} orders`}
          </Button>
        </Box>
      ) : null}
    </BlockStack>
  );
}

interface PreviewPanelProps {
  preview: Preview | undefined;
  state: PreviewState;
  onRetry: () => void;
}

/** What the rule on the left would have given, before it is saved. */
export function PreviewPanel({ preview, state, onRetry }: PreviewPanelProps) {
  const count = preview?.orders.length || 100;
  return (
    <PreviewCard
      title={`What this rule gives for your last ${count === 1 ? "order" : `${count} orders`}`}
      help="Saved or not, orders that have earned keep the rule they earned under."
      state={state}
      shows="what the rule gives"
      onRetry={onRetry}
    >
      {!preview ? null : preview.orders.length === 0 ? (
        <Text as="p" tone="subdued">
          There are no orders yet. Bring in past orders under Activity to see what the rule would give.
        </Text>
      ) : (
        <PreviewBody preview={preview} />
      )}
    </PreviewCard>
  );
}
