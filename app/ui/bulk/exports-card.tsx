import { BlockStack, Box, Button, InlineStack, Text } from "@shopify/polaris";
import { SectionCard } from "../activity/section-card.tsx";
import { useFileDownload } from "../use-file-download.ts";

const FILES = [
  {
    what: "members",
    title: "Members",
    help: "Contacts, balances and what expires next. The file can be corrected and taken back in.",
  },
  { what: "ledger", title: "Points history", help: "Every change of every balance, with its reason." },
  {
    what: "lots",
    title: "Points by date",
    help: "Points that members still have, with the day they expire.",
  },
  { what: "programs", title: "Program", help: "Every saved version of your rules." },
  { what: "rewards", title: "Rewards", help: "Every saved version of every reward." },
  {
    what: "redemptions",
    title: "Rewards taken",
    help: "What members spent points on, with its code and what became of it.",
  },
];

/** Everything that the app knows, to take along. */
export function ExportsCard({ today }: { today: string }) {
  const { download, making } = useFileDownload();
  return (
    <SectionCard title="Download" help="CSV files that open in any spreadsheet. They hold personal data.">
      {FILES.map(({ what, title, help }) => {
        const address = `/app/data/export/${what}`;
        return (
          <InlineStack key={what} align="space-between" gap="300" wrap={false} blockAlign="center">
            <BlockStack gap="050">
              <Text as="p" fontWeight="semibold">
                {title}
              </Text>
              <Text as="p" tone="subdued">
                {help}
              </Text>
            </BlockStack>
            <Box minWidth="max-content">
              <Button
                onClick={() => void download(address, `${what}-${today}.csv`)}
                loading={making === address}
                disabled={making !== null && making !== address}
                accessibilityLabel={`Download: ${title}`}
              >
                Download
              </Button>
            </Box>
          </InlineStack>
        );
      })}
    </SectionCard>
  );
}
