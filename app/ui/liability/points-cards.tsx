import { BlockStack, Link, Text } from "@shopify/polaris";
import { BarList } from "../charts/bar-list.tsx";
import { useFormat } from "../format-context.tsx";
import { ageWords } from "./liability-words.ts";
import { ReportCard } from "./report-card.tsx";

interface AgeCardProps {
  ages: readonly { fromMonths: number; toMonths: number | null; points: number }[];
}

export function AgeCard({ ages }: AgeCardProps) {
  const lines = ages.map((age) => ({ label: ageWords(age), value: age.points }));
  return (
    <ReportCard title="By age" note="Available points, by the time since they were earned.">
      <BarList label="Available points by age" lines={lines} />
    </ReportCard>
  );
}

interface ExpiryCardProps {
  /** The current month first; `month` null: later. */
  months: readonly { month: string | null; points: number }[];
  never: number;
}

export function ExpiryCard({ months, never }: ExpiryCardProps) {
  const format = useFormat();
  const ends = months.some(({ points }) => points > 0);
  const lines = [
    ...months.map(({ month, points }) => ({
      label: month === null ? "Later" : format.month(month),
      value: points,
    })),
    { label: "Never", value: never },
  ];
  return (
    <ReportCard title="By expiry" note="Available points, by the month in which they can last be spent.">
      {ends ? (
        <BarList label="Available points by expiry month" lines={lines} />
      ) : (
        <BlockStack gap="200">
          <Text as="p">None of these points expire.</Text>
          <Text as="p">
            <Link url="/app/program/expiry">Choose when points expire</Link>
          </Text>
        </BlockStack>
      )}
    </ReportCard>
  );
}
