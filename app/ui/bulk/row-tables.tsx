import { BlockStack, Button, DataTable, Divider, Link, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { SectionCard } from "../activity/section-card.tsx";
import { useFormat } from "../format-context.tsx";
import { useFileDownload } from "../use-file-download.ts";
import { rowsText, type RunLine } from "./run-words.ts";

export interface ChangedLine {
  line: number;
  profileId: number | null;
  contact: string | null;
  before: number;
  change: number;
}

export interface RefusedLine {
  line: number;
  cells: string[];
  reason: string;
}

const LONGEST_ROW = 160;

function Person({ row }: { row: ChangedLine }) {
  if (row.profileId === null) return <>{`${row.contact ?? "No contact"} (new)`}</>;
  return <Link url={`/app/members/${row.profileId}`}>{row.contact ?? "Erased person"}</Link>;
}

/** The first rows that change a balance, so that a wrong column is seen before it does harm. */
export function ChangesCard({ run, changes }: { run: RunLine; changes: readonly ChangedLine[] }) {
  const format = useFormat();
  if (changes.length === 0) return null;
  const isOver = run.status === "done";
  const total = isOver ? run.applied : run.planned;
  return (
    <SectionCard title={isOver ? "Changed balances" : "Balances that change"}>
      <DataTable
        columnContentTypes={["text", "numeric", "numeric"]}
        headings={["Member", isOver ? "Before" : "Now", "Change"]}
        rows={changes.map((row) => [
          <Person key={row.line} row={row} />,
          format.number(row.before),
          format.signed(row.change),
        ])}
      />
      {total > changes.length ? (
        <Text as="p" tone="subdued">
          {`The first ${changes.length} of ${format.number(total)} are shown.`}
        </Text>
      ) : null}
    </SectionCard>
  );
}

function Refused({ row }: { row: RefusedLine }) {
  const format = useFormat();
  const cells = row.cells.filter((cell) => cell.trim() !== "").join(", ");
  return (
    <BlockStack gap="050">
      <Text as="p" breakWord>
        {`Line ${format.number(row.line)}: ${row.reason}`}
      </Text>
      <Text as="p" variant="bodySm" tone="subdued" breakWord>
        {cells.slice(0, LONGEST_ROW)}
      </Text>
    </BlockStack>
  );
}

/** Every row that changes nothing has its line and its reason; the file holds all of them. */
export function RefusedCard({ run, refused }: { run: RunLine; refused: readonly RefusedLine[] }) {
  const format = useFormat();
  const { download, making } = useFileDownload();
  if (refused.length === 0) return null;
  const address = `/app/data/imports/${run.runId}/refused`;
  return (
    <SectionCard
      title={`Refused rows (${format.number(run.refused)})`}
      action={
        <Button
          onClick={() => void download(address, `refused-${run.runId}.csv`)}
          loading={making === address}
          accessibilityLabel="Download refused rows"
        >
          Download
        </Button>
      }
    >
      {refused.map((row, index) => (
        <Fragment key={row.line}>
          {index > 0 ? <Divider /> : null}
          <Refused row={row} />
        </Fragment>
      ))}
      {run.refused > refused.length ? (
        <Text as="p" tone="subdued">
          {`The first ${refused.length} of ${rowsText(format, run.refused)} are shown; the download holds all.`}
        </Text>
      ) : null}
    </SectionCard>
  );
}
