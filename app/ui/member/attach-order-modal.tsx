import { Banner, BlockStack, ChoiceList, Form, Modal, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useFormat } from "../format-context.tsx";
import { attachedSentence, choiceOf, type MoveReply, type NumberedOrder } from "./attachment.ts";
import { useOrderMove } from "./use-order-move.ts";

const EMPTY = { number: "", choice: "" };

function useOrderWords() {
  const format = useFormat();
  return ({ name, processedAt, total, currency }: NumberedOrder): string =>
    `${name}, ${format.date(processedAt)}, ${format.money(total, currency)}`;
}

/** More than one order answers to the number. */
function WhichOrder(props: { orders: NumberedOrder[]; choice: string; onChange: (choice: string) => void }) {
  const words = useOrderWords();
  const shops = new Set(props.orders.map(({ shopId }) => shopId));
  const place = ({ shopName }: NumberedOrder) => (shops.size > 1 ? `${shopName}: ` : "");
  return (
    <ChoiceList
      title="More than one order has this number. Which one is it?"
      choices={props.orders.map((order) => ({ label: place(order) + words(order), value: choiceOf(order) }))}
      selected={[props.choice]}
      onChange={([choice]) => props.onChange(choice ?? "")}
    />
  );
}

/** The second word that taking an order from somebody needs. */
function OfAnother({ question }: { question: Extract<MoveReply, { reason: "of_another" }> }) {
  const format = useFormat();
  const words = useOrderWords();
  const { order, owner, points } = question;
  return (
    <Banner tone="warning" title={`This order belongs to ${owner.name}`}>
      <BlockStack gap="100">
        <Text as="p">{words(order)}</Text>
        <Text as="p">
          {points > 0
            ? `Moving it takes ${format.points(points)} back from ${owner.name}, as a refund would.`
            : "It has given no points so far."}
        </Text>
      </BlockStack>
    </Banner>
  );
}

interface AttachOrderModalProps {
  open: boolean;
  onClose: () => void;
  /** Where to send it. */
  action: string;
}

/** Attaches an order to the member by its number: asks which one, and whether it may be taken from another. */
export function AttachOrderModal({ open, onClose, action }: AttachOrderModalProps) {
  const format = useFormat();
  const [form, setForm] = useState(EMPTY);
  const finish = () => {
    setForm(EMPTY);
    onClose();
  };
  const move = useOrderMove(action, (moved) => attachedSentence(moved, format.points), finish);
  const { reply } = move;
  const close = () => {
    move.forget();
    finish();
  };
  const change = (number: string) => {
    setForm({ number, choice: "" });
    move.forget();
  };
  const ofAnother = reply?.reason === "of_another" ? reply : null;
  const send = () =>
    move.send({
      intent: "attach",
      number: form.number,
      ...(form.choice ? { choice: form.choice } : {}),
      ...(ofAnother ? { confirmedOwner: String(ofAnother.owner.profileId) } : {}),
    });
  return (
    <Modal
      open={open}
      onClose={close}
      title="Attach an order"
      primaryAction={{
        content: ofAnother ? "Move order" : "Attach order",
        onAction: send,
        loading: move.isSending,
        disabled: reply?.reason === "several_orders" && form.choice === "",
      }}
      secondaryActions={[{ content: "Cancel", onAction: close }]}
    >
      <Modal.Section>
        <Form onSubmit={send}>
          <BlockStack gap="400">
            <TextField
              label="Order number"
              value={form.number}
              onChange={change}
              helpText="As on the receipt or in Shopify, such as #1001. From then on the order stays with this member."
              autoComplete="off"
              error={reply?.reason === "refused" ? reply.message : false}
              requiredIndicator
            />
            {reply?.reason === "several_orders" ? (
              <WhichOrder
                orders={reply.orders}
                choice={form.choice}
                onChange={(choice) => setForm({ ...form, choice })}
              />
            ) : null}
            {ofAnother ? <OfAnother question={ofAnother} /> : null}
          </BlockStack>
        </Form>
      </Modal.Section>
    </Modal>
  );
}
