import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Box, ChoiceList, Modal, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useFormat } from "../format-context.tsx";
import { previewAdjustment, type AdjustmentErrors } from "./adjustment.ts";

export type AdjustmentAnswer = { ok: true; available: number } | { ok: false; errors: AdjustmentErrors };

interface AdjustModalProps {
  open: boolean;
  onClose: () => void;
  balance: { available: number; debt: number };
  requestId: string;
}

const EMPTY = { direction: "add", amount: "", note: "" };

function NewBalance({ form, balance }: { form: typeof EMPTY; balance: AdjustModalProps["balance"] }) {
  const format = useFormat();
  const amount = /^\d{1,7}$/.test(form.amount.trim()) ? Number(form.amount) : 0;
  if (amount === 0) return null;
  const after = previewAdjustment(balance, form.direction === "add" ? "add" : "remove", amount);
  return (
    <Box padding="300" background="bg-surface-secondary" borderRadius="200">
      <div aria-live="polite">
        {after.possible ? (
          <Text as="p">
            {`New balance: ${format.points(after.available)} (now ${format.number(balance.available)})`}
            {balance.debt > 0
              ? `, owed: ${format.number(after.debt)} (now ${format.number(balance.debt)})`
              : ""}
          </Text>
        ) : (
          <Text as="p" tone="critical">
            {`Only ${format.points(balance.available)} are available.`}
          </Text>
        )}
      </div>
    </Box>
  );
}

interface FieldsProps {
  form: typeof EMPTY;
  errors: AdjustmentErrors;
  onChange: (form: typeof EMPTY) => void;
}

function Fields({ form, errors, onChange }: FieldsProps) {
  return (
    <>
      <ChoiceList
        title="What to do"
        choices={[
          { label: "Add points", value: "add" },
          { label: "Remove points", value: "remove" },
        ]}
        selected={[form.direction]}
        onChange={([direction]) => onChange({ ...form, direction: direction ?? "add" })}
      />
      <TextField
        label="Points"
        value={form.amount}
        onChange={(amount) => onChange({ ...form, amount })}
        inputMode="numeric"
        autoComplete="off"
        error={errors.amount ?? false}
        requiredIndicator
      />
      <TextField
        label="Reason"
        value={form.note}
        onChange={(note) => onChange({ ...form, note })}
        helpText="The shopper can read it. Your name is kept with the change."
        autoComplete="off"
        maxLength={200}
        showCharacterCount
        error={errors.note ?? false}
        requiredIndicator
      />
    </>
  );
}

/** Adds or removes points by hand, with a reason. The request id makes a repeated click one change. */
export function AdjustModal({ open, onClose, balance, requestId }: AdjustModalProps) {
  const fetcher = useFetcher<AdjustmentAnswer>();
  const shopify = useAppBridge();
  const format = useFormat();
  const [form, setForm] = useState(EMPTY);
  const [answered, setAnswered] = useState<AdjustmentAnswer | undefined>();
  const { state, data } = fetcher;
  useEffect(() => {
    if (state !== "idle" || !data) return;
    setAnswered(data);
    if (!data.ok) return;
    shopify.toast.show(`Saved. New balance: ${format.points(data.available)}`);
    setForm(EMPTY);
    onClose();
    // Each answer is told once; the callbacks may change in between.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state, data]);
  const close = () => {
    setAnswered(undefined);
    onClose();
  };
  const errors = answered && !answered.ok ? answered.errors : {};
  const change = (next: typeof EMPTY) => {
    setForm(next);
    setAnswered(undefined);
  };
  const send = () => fetcher.submit({ intent: "adjust", requestId, ...form }, { method: "post" });
  return (
    <Modal
      open={open}
      onClose={close}
      title="Adjust points"
      primaryAction={{
        content: form.direction === "add" ? "Add points" : "Remove points",
        onAction: send,
        loading: state !== "idle",
      }}
      secondaryActions={[{ content: "Cancel", onAction: close }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          {errors.form ? (
            <Banner tone="critical">
              <Text as="p">{errors.form}</Text>
            </Banner>
          ) : null}
          <Fields form={form} errors={errors} onChange={change} />
          <NewBalance form={form} balance={balance} />
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
