import { Badge, BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { useFormat } from "../format-context.tsx";

export interface IdentityLine {
  kind: string;
  value: string;
  verified: boolean;
  shopName: string | null;
  url: string | null;
  since: Date;
}

const KINDS: Record<string, string> = {
  customer: "Shopify customer",
  email: "E-mail",
  phone: "Phone",
  card: "Wallet card",
};

function Identity({ identity }: { identity: IdentityLine }) {
  const format = useFormat();
  const label = [
    KINDS[identity.kind] ?? identity.kind,
    identity.kind === "customer" ? identity.shopName : null,
  ]
    .filter(Boolean)
    .join(", ");
  return (
    <BlockStack gap="050">
      <Text as="span" variant="bodySm" tone="subdued">
        {label}
      </Text>
      <InlineStack gap="200" blockAlign="center">
        {identity.url ? (
          <Link url={identity.url} target="_top">
            {identity.value}
          </Link>
        ) : (
          <Text as="span" breakWord>
            {identity.value}
          </Text>
        )}
        {identity.kind === "email" && !identity.verified ? (
          <Badge tone="attention">Not confirmed</Badge>
        ) : null}
      </InlineStack>
      <Text as="span" variant="bodySm" tone="subdued">
        {`Since ${format.date(identity.since)}`}
      </Text>
    </BlockStack>
  );
}

/** By what this person is recognised in every channel. */
export function IdentitiesCard({ identities }: { identities: readonly IdentityLine[] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Recognised by
        </Text>
        {identities.length === 0 ? (
          <Text as="p" tone="subdued">
            Nothing: this person will not be recognised at the next order.
          </Text>
        ) : (
          identities.map((identity) => (
            <Identity
              key={`${identity.kind}/${identity.shopName ?? ""}/${identity.value}`}
              identity={identity}
            />
          ))
        )}
      </BlockStack>
    </Card>
  );
}
