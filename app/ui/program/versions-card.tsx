import { BlockStack, Card, Divider, List, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { defaultEarningSettings, type EarningSettings } from "#app/modules/earning/settings.ts";
import { useFormat } from "../format-context.tsx";
import { describeChanges } from "./describe-changes.ts";

export interface VersionLine {
  version: number;
  author: string;
  note: string | null;
  createdAt: Date;
  settings: EarningSettings;
}

const SHOWN = 20;

function Version({ line, before }: { line: VersionLine; before: EarningSettings | undefined }) {
  const format = useFormat();
  const changes = describeChanges(before ?? defaultEarningSettings(), line.settings);
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {`Version ${line.version}`}
      </Text>
      <Text as="p" tone="subdued">{`${line.author} · ${format.dateTime(line.createdAt)}`}</Text>
      {line.note ? <Text as="p">{line.note}</Text> : null}
      {changes.length === 0 ? (
        <Text as="p">{before ? "Nothing changed" : "The standard rule"}</Text>
      ) : (
        <List>
          {changes.map((change) => (
            <List.Item key={change}>{change}</List.Item>
          ))}
        </List>
      )}
    </BlockStack>
  );
}

/** Who changed the rule, when, and what: the newest first. */
export function VersionsCard({ versions }: { versions: readonly VersionLine[] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          History
        </Text>
        {versions.length === 0 ? (
          <Text as="p" tone="subdued">
            Nothing saved yet. Every save is kept here with its author.
          </Text>
        ) : null}
        {versions.slice(0, SHOWN).map((line, index) => (
          <Fragment key={line.version}>
            {index > 0 ? <Divider /> : null}
            <Version line={line} before={versions[index + 1]?.settings} />
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}
