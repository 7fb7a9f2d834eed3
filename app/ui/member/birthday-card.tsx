import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import {
  BlockStack,
  Button,
  Card,
  FormLayout,
  InlineStack,
  Modal,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useFormat } from "../format-context.tsx";
import { monthNames } from "./birthday.ts";

export type BirthdayAnswer = { ok: true } | { ok: false; error: string };

interface BirthdayCardProps {
  person: {
    profileId: number;
    /** "05-17" */
    birthday: string | null;
    /** Nothing is kept of somebody who was erased. */
    redactedAt: Date | null;
  };
  locale: string;
}

const partsOf = (birthday: string | null) => {
  const [month = "", day = ""] = birthday?.split("-").map((part) => String(Number(part))) ?? [];
  return { month, day };
};

function BirthdayModal(props: BirthdayCardProps & { open: boolean; onClose: () => void }) {
  const { person, locale, open, onClose } = props;
  const { profileId, birthday } = person;
  const fetcher = useFetcher<BirthdayAnswer>();
  const shopify = useAppBridge();
  const [form, setForm] = useState(partsOf(birthday));
  const [error, setError] = useState<string | null>(null);
  const { state, data } = fetcher;
  useEffect(() => {
    if (state !== "idle" || !data) return;
    setError(data.ok ? null : data.error);
    if (!data.ok) return;
    shopify.toast.show("Birthday saved");
    onClose();
    // Each answer is told once; the callbacks may change in between.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state, data]);
  const change = (changes: Partial<typeof form>) => {
    setForm({ ...form, ...changes });
    setError(null);
  };
  const send = () => fetcher.submit(form, { method: "post", action: `/app/members/${profileId}/birthday` });
  return (
    <Modal
      open={open}
      onClose={onClose}
      title="Birthday"
      primaryAction={{ content: "Save", onAction: send, loading: state !== "idle" }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <FormLayout>
          <FormLayout.Group>
            <Select
              label="Month"
              options={[{ value: "", label: "Unknown" }, ...monthNames(locale)]}
              value={form.month}
              onChange={(month) => change(month === "" ? { month, day: "" } : { month })}
            />
            <TextField
              label="Day"
              value={form.day}
              onChange={(day) => change({ day })}
              inputMode="numeric"
              autoComplete="off"
              disabled={form.month === ""}
              error={error ?? false}
            />
          </FormLayout.Group>
          <Text as="p" tone="subdued">
            A birthday rule counts from when the birthday was entered, as long before as the rule asks.
          </Text>
        </FormLayout>
      </Modal.Section>
    </Modal>
  );
}

/** When the member is celebrated. */
export function BirthdayCard(props: BirthdayCardProps) {
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  const { birthday, redactedAt } = props.person;
  if (redactedAt) return null;
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Birthday
          </Text>
          <Button variant="plain" onClick={() => setEditing(true)} accessibilityLabel="Edit birthday">
            Edit
          </Button>
        </InlineStack>
        <Text as="p" {...(birthday ? {} : { tone: "subdued" as const })}>
          {birthday ? format.shortDay(`2024-${birthday}`) : "Not known"}
        </Text>
      </BlockStack>
      {editing ? <BirthdayModal {...props} open onClose={() => setEditing(false)} /> : null}
    </Card>
  );
}
