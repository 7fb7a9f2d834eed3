import { Banner, BlockStack, Modal, Text } from "@shopify/polaris";
import { useFormat } from "../format-context.tsx";
import { choiceOf, detachedSentence } from "./attachment.ts";
import { useOrderMove } from "./use-order-move.ts";

interface DetachOrderModalProps {
  /** Null: nothing is asked. */
  order: { shopId: number; orderId: string; name: string; points: number; pendingPoints: number } | null;
  onClose: () => void;
  /** Where to send it. */
  action: string;
}

/** Gives an attached order back to whom its own contact details name. */
export function DetachOrderModal({ order, onClose, action }: DetachOrderModalProps) {
  const format = useFormat();
  const move = useOrderMove(action, detachedSentence, onClose);
  const { reply } = move;
  const close = () => {
    move.forget();
    onClose();
  };
  const points = order ? order.points + order.pendingPoints : 0;
  const send = () => move.send({ intent: "detach", choice: order ? choiceOf(order) : "" });
  return (
    <Modal
      open={order !== null}
      onClose={close}
      title={`Detach order ${order?.name ?? ""}?`}
      primaryAction={{
        content: "Detach order",
        destructive: true,
        onAction: send,
        loading: move.isSending,
      }}
      secondaryActions={[{ content: "Cancel", onAction: close }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          {reply?.reason === "refused" ? (
            <Banner tone="critical">
              <Text as="p">{reply.message}</Text>
            </Banner>
          ) : null}
          <Text as="p">
            It goes back to the customer or guest on the order, or to nobody if it names nobody.
            {points > 0 ? ` Its ${format.points(points)} leave this member.` : ""}
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
