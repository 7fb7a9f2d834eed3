import { BlockStack, Box, Button, Card, Divider, InlineStack, Link, Select, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { useFormat } from "../format-context.tsx";
import { actionAddress, actionSentence, KINDS, type ActionFacts } from "./action-sentence.ts";

export interface ActionLine extends ActionFacts {
  actionId: number;
  at: Date;
  actor: string;
  profileId: number | null;
  person: string | null;
}

function Action({ action }: { action: ActionLine }) {
  const format = useFormat();
  const sentence = actionSentence(action, format);
  const address = actionAddress(action);
  return (
    <BlockStack gap="050">
      <Text as="p">
        {address ? <Link url={address}>{sentence}</Link> : sentence}
        {action.profileId === null ? null : (
          <>
            {" · "}
            <Link url={`/app/members/${action.profileId}`}>{action.person ?? "No name"}</Link>
          </>
        )}
      </Text>
      <Text as="p" variant="bodySm" tone="subdued">
        {`${format.dateTime(action.at)} · by ${action.actor}`}
      </Text>
    </BlockStack>
  );
}

interface ActionsCardProps {
  kind: string | null;
  onKind: (kind: string | null) => void;
  actions: readonly ActionLine[];
  onMore: (() => void) | null;
  loading: boolean;
}

/** What the staff did, the newest first. */
export function ActionsCard({ kind, onKind, actions, onMore, loading }: ActionsCardProps) {
  const format = useFormat();
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="end" gap="300">
          <Box minWidth="220px">
            <Select
              label="Show"
              options={[{ value: "", label: "Everything" }, ...KINDS]}
              value={kind ?? ""}
              onChange={(value) => onKind(value || null)}
            />
          </Box>
          <Text as="span" variant="bodySm" tone="subdued">
            {`Times in ${format.timeZone}`}
          </Text>
        </InlineStack>
        {actions.length === 0 ? (
          <Text as="p" tone="subdued">
            {kind === null
              ? "Nothing yet. Changes of balances and rules, files and downloads are kept here with who made them."
              : "Nothing of this kind yet."}
          </Text>
        ) : null}
        {actions.map((action, index) => (
          <Fragment key={action.actionId}>
            {index > 0 ? <Divider /> : null}
            <Action action={action} />
          </Fragment>
        ))}
        {onMore ? (
          <Box>
            <Button onClick={onMore} loading={loading}>
              Show earlier
            </Button>
          </Box>
        ) : null}
      </BlockStack>
    </Card>
  );
}
