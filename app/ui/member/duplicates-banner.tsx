import { Banner, Link, List, Text } from "@shopify/polaris";

interface Duplicate {
  profileId: number;
  name: string;
  contact: string | null;
  isGuest: boolean;
  reason: string;
}

interface DuplicatesBannerProps {
  duplicates: readonly Duplicate[];
  /** Whether the person of this page is a guest. */
  isGuest: boolean;
}

/** What to do about it: Shopify merges customers, and a guest is none. */
function advice({ duplicates, isGuest }: DuplicatesBannerProps): string {
  if (isGuest) return "If it is, attach this guest's orders on the other one's page.";
  const merge = "If it is, merge the two customers under Customers in Shopify: their points follow.";
  const guests = duplicates.filter((other) => other.isGuest).length;
  if (guests === 0) return merge;
  const attach = "attach the guest's orders below.";
  return guests === duplicates.length ? `If it is, ${attach}` : `${merge} Of a guest, ${attach}`;
}

/** Profiles that may be the same person: people decide, the app never does. */
export function DuplicatesBanner({ duplicates, isGuest }: DuplicatesBannerProps) {
  if (duplicates.length === 0) return null;
  return (
    <Banner tone="info" title="This may be the same person">
      <Text as="p">{advice({ duplicates, isGuest })}</Text>
      <List>
        {duplicates.map((other) => (
          <List.Item key={other.profileId}>
            <Link url={`/app/members/${other.profileId}`}>
              {other.name || other.contact || `Profile ${other.profileId}`}
            </Link>
            {` (${other.isGuest ? "guest, " : ""}${other.reason})`}
          </List.Item>
        ))}
      </List>
    </Banner>
  );
}
