import { BlockStack, Button, Card, SkeletonBodyText, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

export type PreviewState = "ready" | "loading" | "invalid" | "failed";

interface PreviewCardProps {
  title: string;
  help?: string;
  state: PreviewState;
  /** What the correct fields would show: "whom the rule hits". */
  shows: string;
  onRetry: () => void;
  /** Null until the first answer. */
  children: ReactNode;
}

function Content({ state, shows, onRetry, children }: PreviewCardProps) {
  if (state === "invalid")
    return (
      <Text as="p" tone="critical">
        {`Correct the marked fields to see ${shows}.`}
      </Text>
    );
  if (state === "failed")
    return (
      <BlockStack gap="200" inlineAlign="start">
        <Text as="p" tone="critical">
          The preview could not be computed.
        </Text>
        <Button onClick={onRetry}>Try again</Button>
      </BlockStack>
    );
  return children ?? <SkeletonBodyText lines={6} />;
}

/** What a change would do, before it is saved: while it is computed, when it cannot be, and its answer. */
export function PreviewCard(props: PreviewCardProps) {
  const loading = props.state === "loading";
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {props.title}
          </Text>
          {props.help ? (
            <Text as="p" tone="subdued">
              {props.help}
            </Text>
          ) : null}
        </BlockStack>
        <div
          aria-live="polite"
          aria-busy={loading}
          style={{ opacity: loading && props.children !== null ? 0.6 : 1 }}
        >
          <Content {...props} />
        </div>
      </BlockStack>
    </Card>
  );
}
