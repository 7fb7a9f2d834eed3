import { BlockStack } from "@shopify/polaris";
import type { ReactNode } from "react";

/** Stays in sight beside a long form, and scrolls by itself when it is longer than the window. */
export function StickyColumn({ children }: { children: ReactNode }) {
  return (
    <div>
      <div style={{ position: "sticky", top: 16, maxHeight: "calc(100vh - 32px)", overflowY: "auto" }}>
        <BlockStack gap="400">{children}</BlockStack>
      </div>
    </div>
  );
}
