import {
  Badge,
  BlockStack,
  EmptySearchResult,
  EmptyState,
  IndexTable,
  InlineStack,
  Link,
  Text,
  useBreakpoints,
} from "@shopify/polaris";
import { useFormat } from "../format-context.tsx";
import type { Format } from "../format.ts";

export interface MemberListRow {
  profileId: number;
  name: string;
  email: string | null;
  phone: string | null;
  isMember: boolean;
  available: number;
  pending: number;
  debt: number;
  ordersOnline: number;
  ordersPos: number;
  ordersOther: number;
  spent: number;
  lastOrderAt: Date | null;
}

const nameOf = (member: MemberListRow): string => member.name || member.email || member.phone || "No name";
const contactOf = (member: MemberListRow): string =>
  [member.email, member.phone].filter((part) => part && part !== nameOf(member)).join(" · ");

function ordersText(format: Format, member: MemberListRow): string {
  const parts = [
    member.ordersOnline > 0 ? `${format.number(member.ordersOnline)} online` : "",
    member.ordersPos > 0 ? `${format.number(member.ordersPos)} till` : "",
    member.ordersOther > 0 ? `${format.number(member.ordersOther)} other` : "",
  ].filter(Boolean);
  return parts.join(", ") || "No orders";
}

const lastOrderText = (format: Format, member: MemberListRow): string =>
  member.lastOrderAt ? format.date(member.lastOrderAt) : "Never";

function Person({ member }: { member: MemberListRow }) {
  return (
    <InlineStack gap="200" align="start" blockAlign="center" wrap={false}>
      <Link url={`/app/members/${member.profileId}`} dataPrimaryLink monochrome removeUnderline>
        <Text as="span" fontWeight="semibold">
          {nameOf(member)}
        </Text>
      </Link>
      {member.isMember ? null : <Badge>Guest</Badge>}
    </InlineStack>
  );
}

function Extras({ member }: { member: MemberListRow }) {
  const format = useFormat();
  return (
    <>
      {member.pending > 0 ? (
        <Text as="span" tone="subdued" numeric>{`${format.number(member.pending)} pending`}</Text>
      ) : null}
      {member.debt > 0 ? (
        <Text as="span" tone="critical" numeric>{`owes ${format.number(member.debt)}`}</Text>
      ) : null}
    </>
  );
}

function NarrowRow({ member }: { member: MemberListRow }) {
  const format = useFormat();
  return (
    <div style={{ padding: "12px 16px", width: "100%" }}>
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200">
          <Person member={member} />
          <Text as="span" fontWeight="semibold" numeric>
            {format.points(member.available)}
          </Text>
        </InlineStack>
        <Text as="span" tone="subdued" breakWord>
          {contactOf(member)}
        </Text>
        <InlineStack gap="200">
          <Text as="span" tone="subdued">
            {`${ordersText(format, member)}${member.lastOrderAt ? ` · ${lastOrderText(format, member)}` : ""}`}
          </Text>
          <Extras member={member} />
        </InlineStack>
      </BlockStack>
    </div>
  );
}

function WideCells({ member }: { member: MemberListRow }) {
  const format = useFormat();
  return (
    <>
      <IndexTable.Cell>
        <BlockStack>
          <Person member={member} />
          <Text as="span" tone="subdued" truncate>
            {contactOf(member)}
          </Text>
        </BlockStack>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <BlockStack inlineAlign="end">
          <Text as="span" numeric>
            {format.number(member.available)}
          </Text>
          <Extras member={member} />
        </BlockStack>
      </IndexTable.Cell>
      <IndexTable.Cell>{ordersText(format, member)}</IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {format.money(member.spent)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{lastOrderText(format, member)}</IndexTable.Cell>
    </>
  );
}

interface MembersTableProps {
  members: MemberListRow[];
  narrowed: boolean;
  onNext: (() => void) | null;
  onPrevious: (() => void) | null;
}

const noMembers = (
  <EmptyState
    heading="Your members show up here"
    image=""
    action={{ content: "Bring in past orders", url: "/app/activity?backfill=start" }}
  >
    <p>Everybody who orders, online or at the till, becomes a profile here with the next order.</p>
  </EmptyState>
);

export function MembersTable({ members, narrowed, onNext, onPrevious }: MembersTableProps) {
  const { smDown } = useBreakpoints();
  return (
    <IndexTable
      resourceName={{ singular: "member", plural: "members" }}
      itemCount={members.length}
      selectable={false}
      condensed={smDown}
      emptyState={
        narrowed ? (
          <EmptySearchResult
            title="Nobody found"
            description="Try fewer words, the beginning of a name, or take away a filter."
            withIllustration
          />
        ) : (
          noMembers
        )
      }
      headings={[
        { title: "Member" },
        { title: "Points", alignment: "end" },
        { title: "Orders" },
        { title: "Spent", alignment: "end" },
        { title: "Last order" },
      ]}
      {...(onNext || onPrevious
        ? {
            pagination: {
              hasNext: onNext !== null,
              hasPrevious: onPrevious !== null,
              onNext: () => onNext?.(),
              onPrevious: () => onPrevious?.(),
              accessibilityLabel: "Pages of members",
            },
          }
        : {})}
    >
      {members.map((member, position) => (
        <IndexTable.Row id={String(member.profileId)} key={member.profileId} position={position}>
          {smDown ? <NarrowRow member={member} /> : <WideCells member={member} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}
