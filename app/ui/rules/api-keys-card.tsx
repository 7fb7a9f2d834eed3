import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import {
  Badge,
  Banner,
  BlockStack,
  Button,
  Card,
  Divider,
  InlineStack,
  Modal,
  Text,
  TextField,
} from "@shopify/polaris";
import { Fragment, useEffect, useState } from "react";
import { useFormat } from "../format-context.tsx";

/** `text`: the new key, shown this once; null when one was withdrawn. */
export type KeyAnswer = { ok: true; text: string | null } | { ok: false; error: string };

interface KeyLine {
  keyId: number;
  name: string;
  prefix: string;
  createdBy: string;
  createdAt: Date;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

function Key({ line, onRevoke }: { line: KeyLine; onRevoke: (line: KeyLine) => void }) {
  const format = useFormat();
  const made = `${line.prefix}… · made by ${line.createdBy} on ${format.date(line.createdAt)}`;
  const used = line.lastUsedAt ? `last used ${format.dateTime(line.lastUsedAt)}` : "never used";
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <BlockStack gap="050">
        <InlineStack gap="200" align="start">
          <Text as="h3" variant="headingSm">
            {line.name}
          </Text>
          {line.revokedAt ? <Badge>{`Withdrawn ${format.date(line.revokedAt)}`}</Badge> : null}
        </InlineStack>
        <Text as="p" tone="subdued" breakWord>{`${made} · ${used}`}</Text>
      </BlockStack>
      {line.revokedAt ? null : (
        <Button
          tone="critical"
          variant="tertiary"
          onClick={() => onRevoke(line)}
          accessibilityLabel={`Withdraw ${line.name}`}
        >
          Withdraw
        </Button>
      )}
    </InlineStack>
  );
}

function NewKey({ text }: { text: string }) {
  return (
    <Banner tone="success" title="Copy the key now: it is not shown again">
      <Text as="p" breakWord>
        <code>{text}</code>
      </Text>
    </Banner>
  );
}

/** Keys of other programs: made with a name, shown once, withdrawn at any time. */
export function ApiKeysCard({ keys }: { keys: readonly KeyLine[] }) {
  const fetcher = useFetcher<KeyAnswer>();
  const shopify = useAppBridge();
  const [name, setName] = useState("");
  const [revoking, setRevoking] = useState<KeyLine | null>(null);
  const { state, data: answer } = fetcher;
  useEffect(() => {
    if (state !== "idle" || !answer?.ok) return;
    if (answer.text === null) shopify.toast.show("Key withdrawn");
    setName("");
    setRevoking(null);
  }, [state, answer, shopify]);
  const send = (fields: Record<string, string>) => fetcher.submit(fields, { method: "post" });
  const working = state !== "idle";
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Keys
        </Text>
        {answer?.ok && answer.text !== null ? <NewKey text={answer.text} /> : null}
        {keys.length === 0 ? (
          <Text as="p" tone="subdued">
            No keys yet. Make one for each program, so that you can withdraw one without stopping the others.
          </Text>
        ) : null}
        {keys.map((line, index) => (
          <Fragment key={line.keyId}>
            {index > 0 ? <Divider /> : null}
            <Key line={line} onRevoke={setRevoking} />
          </Fragment>
        ))}
        <TextField
          label="New key for"
          placeholder="Reviews"
          value={name}
          onChange={setName}
          autoComplete="off"
          maxLength={60}
          error={answer?.ok === false ? answer.error : false}
          connectedRight={
            <Button loading={working} onClick={() => send({ does: "create", name })}>
              Make key
            </Button>
          }
        />
      </BlockStack>
      <Modal
        open={revoking !== null}
        onClose={() => setRevoking(null)}
        title={`Withdraw the key “${revoking?.name ?? ""}”?`}
        primaryAction={{
          content: "Withdraw key",
          destructive: true,
          loading: working,
          onAction: () => {
            if (revoking) send({ does: "revoke", keyId: String(revoking.keyId) });
          },
        }}
        secondaryActions={[{ content: "Cancel", onAction: () => setRevoking(null) }]}
      >
        <Modal.Section>
          <Text as="p">The program that uses it can tell us nothing more. This cannot be undone.</Text>
        </Modal.Section>
      </Modal>
    </Card>
  );
}
