import { Badge, BlockStack, Button, Card, Divider, InlineStack, List, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { defaultExpirySettings, type ExpirySettings } from "#app/modules/expiry/settings.ts";
import { useFormat } from "../format-context.tsx";
import { describeExpiryChanges } from "./expiry-words.ts";

export interface ExpiryVersionLine {
  version: number;
  author: string;
  note: string | null;
  createdAt: Date;
  effectiveFrom: Date;
  settings: ExpirySettings;
  status: "in_force" | "scheduled" | "past";
}

const SHOWN = 20;

interface VersionProps {
  line: ExpiryVersionLine;
  before: ExpirySettings | undefined;
  /** Absent for the newest: there is nothing to go back to. */
  onBringBack: (() => void) | undefined;
}

function Version({ line, before, onBringBack }: VersionProps) {
  const format = useFormat();
  const changes = describeExpiryChanges(before ?? defaultExpirySettings(), line.settings);
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
        <Text as="p">Nothing changed</Text>
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

interface ExpiryVersionsCardProps {
  versions: readonly ExpiryVersionLine[];
  onBringBack: (line: ExpiryVersionLine) => void;
}

/** Who changed the rule, when, and what, the newest first; older settings can be used again as a new version. */
export function ExpiryVersionsCard({ versions, onBringBack }: ExpiryVersionsCardProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          History
        </Text>
        {versions.length === 0 ? (
          <Text as="p" tone="subdued">
            Nothing saved yet: points never expire. Every save is kept here with its author.
          </Text>
        ) : null}
        {versions.slice(0, SHOWN).map((line, index) => (
          <Fragment key={line.version}>
            {index > 0 ? <Divider /> : null}
            <Version
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
