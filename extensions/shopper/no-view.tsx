import type { ComponentChildren } from "preact";
// The elements of the checkout are also those of the customer account.
import type {} from "@shopify/ui-extensions/purchase.checkout.block.render";
import type { I18n } from "@shopify/ui-extensions/checkout";

/** As tall as what most shoppers will see, so that nothing jumps. */
export function Waiting({ i18n, children }: { i18n: I18n; children?: ComponentChildren }) {
  return (
    <s-stack
      gap="small-200"
      minBlockSize="96px"
      accessibilityRole="status"
      accessibilityLabel={i18n.translate("loading")}
    >
      {children}
      <s-skeleton-paragraph />
      <s-skeleton-paragraph />
    </s-stack>
  );
}

/** The app did not answer. Quiet, because what the shopper came for works without it. */
export function Unavailable({ i18n, onRetry }: { i18n: I18n; onRetry: () => void }) {
  return (
    <s-stack gap="small-200" minBlockSize="96px" accessibilityRole="status">
      <s-text color="subdued">{i18n.translate("unavailable")}</s-text>
      <s-stack direction="inline">
        <s-button variant="secondary" onClick={onRetry}>
          {i18n.translate("retry")}
        </s-button>
      </s-stack>
    </s-stack>
  );
}
