import { BlockStack, Button, Collapsible, InlineStack, Text } from "@shopify/polaris";
import { useId, useState } from "react";
import { useFormat } from "../format-context.tsx";
import { SectionCard } from "./section-card.tsx";

export interface Ignored {
  topic: string;
  reason: string;
  count: number;
  lastAt: Date;
}

/** Messages that rightly changed nothing, such as a state that was known already. */
export function IgnoredCard({ ignored }: { ignored: readonly Ignored[] }) {
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const id = useId();
  const count = ignored.reduce((sum, group) => sum + group.count, 0);
  return (
    <SectionCard
      title="Without effect"
      help={
        count === 0
          ? "Every message of the last 7 days changed something."
          : `${format.number(count)} messages of the last 7 days rightly changed nothing.`
      }
      action={
        count === 0 ? null : (
          <Button
            variant="plain"
            disclosure={open ? "up" : "down"}
            onClick={() => setOpen(!open)}
            ariaExpanded={open}
            ariaControls={id}
          >
            {open ? "Hide reasons" : "Show reasons"}
          </Button>
        )
      }
    >
      <Collapsible open={open} id={id}>
        <BlockStack gap="200">
          {ignored.map((group) => (
            <InlineStack key={`${group.topic}/${group.reason}`} align="space-between" gap="300" wrap={false}>
              <BlockStack>
                <Text as="p">{group.reason || "No reason was kept."}</Text>
                <Text as="p" variant="bodySm" tone="subdued">
                  {`${group.topic} · last on ${format.dateTime(group.lastAt)}`}
                </Text>
              </BlockStack>
              <Text as="span" numeric>
                {format.number(group.count)}
              </Text>
            </InlineStack>
          ))}
        </BlockStack>
      </Collapsible>
    </SectionCard>
  );
}
