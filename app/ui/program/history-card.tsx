import { Badge, BlockStack, Button, Card, Divider, InlineStack, List, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { useFormat } from "../format-context.tsx";

export interface VersionLine<Settings> {
  version: number;
  author: string;
  note: string | null;
  createdAt: Date;
  effectiveFrom: Date;
  settings: Settings;
  status: "in_force" | "scheduled" | "past";
}

const SHOWN = 20;

interface HistoryProps<Settings> {
  /** The newest first; one more than shown, so that the last one can be compared too. */
  versions: readonly VersionLine<Settings>[];
  /** What counted before the first version. */
  standard: Settings;
  /** What changed between two versions, each in a sentence. */
  describe: (before: Settings, after: Settings) => string[];
  /** Said while nothing was saved. */
  empty: string;
  /** Said of the first version where it is the standard. */
  first?: string;
  onBringBack: (line: VersionLine<Settings>) => void;
}

type VersionProps<Settings> = Omit<HistoryProps<Settings>, "versions" | "empty" | "onBringBack"> & {
  line: VersionLine<Settings>;
  before: Settings | undefined;
  /** Absent for the newest: there is nothing to go back to. */
  onBringBack: (() => void) | undefined;
};

function Version<Settings>({ line, before, standard, describe, first, onBringBack }: VersionProps<Settings>) {
  const format = useFormat();
  const changes = describe(before ?? standard, line.settings);
  return (
    <BlockStack gap="100" inlineAlign="start">
      <InlineStack gap="200">
        <Text as="h3" variant="headingSm">
          {`Version ${line.version}`}
        </Text>
        {line.status === "in_force" ? <Badge tone="success">In force</Badge> : null}
        {line.status === "scheduled" ? (
          <Badge tone="attention">{`Starts ${format.date(line.effectiveFrom)}`}</Badge>
        ) : null}
      </InlineStack>
      <Text as="p" tone="subdued">{`${line.author} · ${format.dateTime(line.createdAt)}`}</Text>
      {line.note ? <Text as="p">{line.note}</Text> : null}
      {changes.length === 0 ? (
        <Text as="p">{before ? "Nothing changed" : (first ?? "The standard rule")}</Text>
      ) : (
        <List>
          {changes.map((change) => (
            <List.Item key={change}>{change}</List.Item>
          ))}
        </List>
      )}
      {onBringBack ? (
        <Button
          variant="plain"
          onClick={onBringBack}
          accessibilityLabel={`Use the settings of version ${line.version} again`}
        >
          Use these again
        </Button>
      ) : null}
    </BlockStack>
  );
}

/** Who changed the settings, when, and what, the newest first; older ones can be used again as a new version. */
export function HistoryCard<Settings>({ versions, empty, onBringBack, ...words }: HistoryProps<Settings>) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          History
        </Text>
        {versions.length === 0 ? (
          <Text as="p" tone="subdued">
            {empty}
          </Text>
        ) : null}
        {versions.slice(0, SHOWN).map((line, index) => (
          <Fragment key={line.version}>
            {index > 0 ? <Divider /> : null}
            <Version
              {...words}
              line={line}
              before={versions[index + 1]?.settings}
              onBringBack={index === 0 ? undefined : () => onBringBack(line)}
            />
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}
