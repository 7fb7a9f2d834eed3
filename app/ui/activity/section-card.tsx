import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

interface SectionCardProps {
  title: string;
  help?: string;
  action?: ReactNode;
  children: ReactNode;
}

/** One question of the page and its answer. */
export function SectionCard({ title, help, action, children }: SectionCardProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          {action}
        </InlineStack>
        {help ? (
          <Text as="p" tone="subdued">
            {help}
          </Text>
        ) : null}
        {children}
      </BlockStack>
    </Card>
  );
}
