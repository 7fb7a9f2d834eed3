import type {} from "@shopify/ui-extensions/purchase.checkout.block.render";
import type { I18n } from "@shopify/ui-extensions/checkout";
import { MemberSummary } from "./member-summary.tsx";
import { Unavailable, Waiting } from "./no-view.tsx";
import type { OrderPointsLoader } from "./order-points-loader.ts";

interface Props {
  points: OrderPointsLoader;
  i18n: I18n;
  /** Where all about one's own points stands, where that can be linked. */
  page?: string;
}

/** What an order gave: on the thank-you page and on the order's own page. */
export function OrderPoints({ points, i18n, page }: Props) {
  const shown = points.shown.value;
  if (shown.phase === "waiting") return <Waiting i18n={i18n} />;
  if (shown.phase === "unavailable") return <Unavailable i18n={i18n} onRetry={() => void points.retry()} />;
  const { earned, member, join, words, brand } = shown.view;
  if (earned === null && !member && !join) return null;
  return (
    <s-section heading={brand.programName}>
      <s-stack gap="base">
        {earned !== null && <s-text>{earned}</s-text>}
        {member && <MemberSummary member={member} />}
        {!member && join && <s-link href={join.url}>{join.text}</s-link>}
        {member && page !== undefined && <s-link href={page}>{words["see_rewards"]}</s-link>}
      </s-stack>
    </s-section>
  );
}
