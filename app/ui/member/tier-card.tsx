import { Badge, BlockStack, Button, Card, InlineStack, List, ProgressBar, Text } from "@shopify/polaris";
import { useState } from "react";
import { useFormat } from "../format-context.tsx";
import { SetTierModal } from "./set-tier-modal.tsx";
import { moveSentence, tierSentences, type TierFacts, type TierMove } from "./tier-words.ts";

export interface TierCardProps extends TierFacts {
  profileId: number;
  multiplier: string;
  perks: readonly string[];
  changes: readonly (TierMove & { at: Date; note: string | null })[];
  ladder: readonly { id: string; name: string }[];
  floorId: string | null;
  today: string;
}

function Moves({ changes }: Pick<TierCardProps, "changes">) {
  const format = useFormat();
  if (changes.length === 0) return null;
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        Moves
      </Text>
      {changes.map((change) => (
        <Text as="p" tone="subdued" key={change.at.getTime()}>
          {`${format.date(change.at)}: ${moveSentence(change)}${change.note ? `: “${change.note}”` : ""}`}
        </Text>
      ))}
    </BlockStack>
  );
}

/** Where the member stands on the ladder, the way on, and setting a tier by hand. */
export function TierCard(props: TierCardProps) {
  const format = useFormat();
  const [setting, setSetting] = useState(false);
  const { name, progress, multiplier, perks } = props;
  const goal = progress.next ? progress.value + progress.next.missing : 0;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Tier
          </Text>
          <Button variant="plain" onClick={() => setSetting(true)}>
            Set by hand
          </Button>
        </InlineStack>
        <InlineStack gap="200" blockAlign="center">
          <Text as="p" variant="headingLg">
            {name ?? "No tier yet"}
          </Text>
          {Number(multiplier) > 1 ? <Badge tone="info">{`${multiplier} × points`}</Badge> : null}
        </InlineStack>
        {goal > 0 && progress.next ? (
          <ProgressBar
            progress={Math.min(100, Math.floor((progress.value / goal) * 100))}
            size="small"
            tone="primary"
            ariaLabelledBy="tier-way"
          />
        ) : null}
        <div id="tier-way">
          {tierSentences(props, format).map((sentence) => (
            <Text as="p" key={sentence}>
              {sentence}
            </Text>
          ))}
        </div>
        {perks.length > 0 ? (
          <List>
            {perks.map((perk) => (
              <List.Item key={perk}>{perk}</List.Item>
            ))}
          </List>
        ) : null}
        <Moves changes={props.changes} />
      </BlockStack>
      <SetTierModal
        open={setting}
        onClose={() => setSetting(false)}
        profileId={props.profileId}
        ladder={props.ladder}
        floorId={props.floorId}
        today={props.today}
      />
    </Card>
  );
}
