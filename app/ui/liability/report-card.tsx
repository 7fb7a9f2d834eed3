import { BlockStack, Card, SkeletonBodyText, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

interface ReportCardProps {
  title: string;
  note: string;
  children: ReactNode;
}

/** A part of the report: what it tells, of which points, and the lines. */
export function ReportCard({ title, note, children }: ReportCardProps) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {note}
          </Text>
        </BlockStack>
        {children}
      </BlockStack>
    </Card>
  );
}

export function ReportCardSkeleton({ lines }: { lines: number }) {
  return (
    <Card>
      <SkeletonBodyText lines={lines} />
    </Card>
  );
}
