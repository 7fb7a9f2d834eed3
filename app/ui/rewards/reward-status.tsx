import { Badge, type PageProps } from "@shopify/polaris";
import { REWARD_KINDS, type RewardKindName } from "#app/modules/redemption/registry.ts";
import type { RewardStatus } from "#app/modules/redemption/reward.ts";
import type { RewardChanges } from "./use-reward-changes.ts";

export function RewardBadge({ status }: { status: RewardStatus }) {
  if (status === "active") return <Badge tone="success">Active</Badge>;
  return status === "draft" ? <Badge tone="info">Draft</Badge> : <Badge>Archived</Badge>;
}

/** What the page of a new reward is called. */
export const rewardHeading = (kind: RewardKindName | null): string =>
  kind ? `New reward: ${REWARD_KINDS[kind].title.toLowerCase()}` : "What should members get?";

/** What can be done with a reward as a whole: codes that are out stay good. */
export function statusActions(
  status: RewardStatus,
  { send, busy }: RewardChanges,
): Pick<PageProps, "primaryAction" | "secondaryActions"> {
  const to = (content: string, next: RewardStatus) => ({
    content,
    onAction: () => send({ does: "set_status", status: next }),
    disabled: busy,
  });
  if (status === "active") return { secondaryActions: [to("Pause", "draft"), to("Archive", "archived")] };
  if (status === "archived") return { secondaryActions: [to("Bring back as a draft", "draft")] };
  return { primaryAction: to("Activate", "active"), secondaryActions: [to("Archive", "archived")] };
}
