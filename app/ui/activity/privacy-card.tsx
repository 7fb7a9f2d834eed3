import { Badge, BlockStack, Button, ButtonGroup, InlineStack, Text } from "@shopify/polaris";
import { useFormat } from "../format-context.tsx";
import { useFileDownload } from "../use-file-download.ts";
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

interface PrivacyCardProps {
  requests: readonly PrivacyLine[];
  now: Date;
  busy: boolean;
  onAnswered: (requestId: number) => void;
}

interface AnswerButtonsProps {
  request: PrivacyLine;
  busy: boolean;
  making: boolean;
  onDownload: () => void;
  onAnswered: () => void;
}

function AnswerButtons({ request, busy, making, onDownload, onAnswered }: AnswerButtonsProps) {
  const which = `request ${request.subject}`;
  return (
    <ButtonGroup>
      <Button
        onClick={onDownload}
        loading={making}
        accessibilityLabel={`Download what is known for ${which}`}
      >
        Download what is known
      </Button>
      {request.doneAt ? null : (
        <Button onClick={onAnswered} disabled={busy} accessibilityLabel={`Mark ${which} as answered`}>
          Mark as answered
        </Button>
      )}
    </ButtonGroup>
  );
}

/** What the law asks for, through Shopify, and until when. */
export function PrivacyCard({ requests, now, busy, onAnswered }: PrivacyCardProps) {
  const format = useFormat();
  const { download, making } = useFileDownload();
  const addressOf = (request: PrivacyLine): string => `/app/privacy/${request.requestId}`;
  return (
    <SectionCard title="Privacy requests">
      {requests.length === 0 ? (
        <Text as="p" tone="subdued">
          None so far.
        </Text>
      ) : null}
      {requests.map((request) => (
        <BlockStack key={request.requestId} gap="100">
          <InlineStack gap="200" blockAlign="center">
            <Text as="span">{KINDS[request.kind] ?? request.kind}</Text>
            <DueBadge request={request} now={now} />
          </InlineStack>
          <Text as="span" variant="bodySm" tone="subdued">
            {`No. ${request.subject} · received ${format.date(request.receivedAt)} · ${
              request.doneAt ? `done ${format.date(request.doneAt)}` : `due ${format.date(request.dueAt)}`
            }`}
          </Text>
          {request.kind === "data_request" ? (
            <AnswerButtons
              request={request}
              busy={busy}
              making={making === addressOf(request)}
              onDownload={() => void download(addressOf(request), `data-request-${request.subject}.json`)}
              onAnswered={() => onAnswered(request.requestId)}
            />
          ) : null}
        </BlockStack>
      ))}
    </SectionCard>
  );
}
