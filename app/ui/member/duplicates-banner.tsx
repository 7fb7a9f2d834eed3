import { Banner, Link, List, Text } from "@shopify/polaris";

interface Duplicate {
  profileId: number;
  name: string;
  contact: string | null;
  reason: string;
}

/** Profiles that may be the same person: people decide, the app never does. */
export function DuplicatesBanner({ duplicates }: { duplicates: readonly Duplicate[] }) {
  if (duplicates.length === 0) return null;
  return (
    <Banner tone="info" title="This may be the same person">
      <Text as="p">If it is, merge the two customers under Customers in Shopify: their points follow.</Text>
      <List>
        {duplicates.map((other) => (
          <List.Item key={other.profileId}>
            <Link url={`/app/members/${other.profileId}`}>
              {other.name || other.contact || `Profile ${other.profileId}`}
            </Link>
            {` (${other.reason})`}
          </List.Item>
        ))}
      </List>
    </Banner>
  );
}
