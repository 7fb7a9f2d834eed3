import { Badge, BlockStack, InlineStack, Text } from "@shopify/polaris";
import { useFormat } from "../format-context.tsx";
import { SectionCard } from "./section-card.tsx";

export interface PrivacyLine {
  requestId: number;
  kind: string;
  subject: string;
  receivedAt: Date;
  dueAt: Date;
  doneAt: Date | null;
}

const KINDS: Record<string, string> = {
  data_request: "A customer asks what is known about them",
  customer_redaction: "Erase a customer's personal data",
  shop_redaction: "Erase the store's data",
};

function DueBadge({ request, now }: { request: PrivacyLine; now: Date }) {
  if (request.doneAt) return <Badge tone="success">Done</Badge>;
  return request.dueAt < now ? <Badge tone="critical">Overdue</Badge> : <Badge tone="attention">Open</Badge>;
}

/** What the law asks for, through Shopify, and until when. */
export function PrivacyCard({ requests, now }: { requests: readonly PrivacyLine[]; now: Date }) {
  const format = useFormat();
  return (
    <SectionCard title="Privacy requests">
      {requests.length === 0 ? (
        <Text as="p" tone="subdued">
          None so far.
        </Text>
      ) : null}
      {requests.map((request) => (
        <BlockStack key={request.requestId} gap="050">
          <InlineStack gap="200" blockAlign="center">
            <Text as="span">{KINDS[request.kind] ?? request.kind}</Text>
            <DueBadge request={request} now={now} />
          </InlineStack>
          <Text as="span" variant="bodySm" tone="subdued">
            {`No. ${request.subject} · received ${format.date(request.receivedAt)} · ${
              request.doneAt ? `done ${format.date(request.doneAt)}` : `due ${format.date(request.dueAt)}`
            }`}
          </Text>
        </BlockStack>
      ))}
    </SectionCard>
  );
}
