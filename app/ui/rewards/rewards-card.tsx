import { Await } from "@remix-run/react";
import { BlockStack, Button, ButtonGroup, Card, Divider, InlineStack, Link, Text } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon } from "@shopify/polaris-icons";
import { Fragment } from "react";
import type { RewardChannel, RewardStatus } from "#app/modules/redemption/reward.ts";
import { useFormat } from "../format-context.tsx";
import { Streamed } from "../streamed.tsx";
import { RewardBadge } from "./reward-status.tsx";
import type { RewardChanges } from "./use-reward-changes.ts";

interface Figures {
  rewardId: number;
  open: number;
  used: number;
}

export interface RewardLine {
  rewardId: number;
  status: RewardStatus;
  title: string;
  detail: string | null;
  points: number;
  channels: readonly RewardChannel[];
  taken: number;
  stock: number | null;
}

interface RewardsCardProps {
  rewards: readonly RewardLine[];
  /** On their way still. */
  figures: Promise<readonly Figures[]>;
  changes: RewardChanges;
}

const CHANNELS: Record<RewardChannel, string> = { online: "Online store", pos: "Point of Sale" };

/** How often it was had, as far as that is known yet. */
function Uses({ reward, figures }: { reward: RewardLine; figures: RewardsCardProps["figures"] }) {
  const format = useFormat();
  const left =
    reward.stock === null ? [] : [`${format.number(Math.max(0, reward.stock - reward.taken))} left`];
  return (
    <Streamed fallback={null}>
      <Await resolve={figures} errorElement={null}>
        {(all) => {
          const { open = 0, used = 0 } = all.find(({ rewardId }) => rewardId === reward.rewardId) ?? {};
          const counts = [`${format.number(open)} open`, `${format.number(used)} used`, ...left];
          return (
            <Text as="p" variant="bodySm" tone="subdued">
              {counts.join(" · ")}
            </Text>
          );
        }}
      </Await>
    </Streamed>
  );
}

interface LineProps {
  reward: RewardLine;
  figures: RewardsCardProps["figures"];
  busy: boolean;
  /** Absent at the end of the list. */
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
}

function Line({ reward, figures, busy, onUp, onDown }: LineProps) {
  const format = useFormat();
  const { rewardId, title, status, detail, points, channels } = reward;
  return (
    <InlineStack align="space-between" blockAlign="start" gap="300" wrap={false}>
      <BlockStack gap="050">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            <Link url={`/app/program/rewards/${rewardId}`} removeUnderline>
              {title}
            </Link>
          </Text>
          <RewardBadge status={status} />
        </InlineStack>
        <Text as="p">{`${format.points(points)} · ${channels.map((one) => CHANNELS[one]).join(", ")}`}</Text>
        {detail ? (
          <Text as="p" tone="subdued">
            {detail}
          </Text>
        ) : null}
        <Uses reward={reward} figures={figures} />
      </BlockStack>
      <ButtonGroup variant="segmented">
        <Button
          icon={ArrowUpIcon}
          disabled={busy || !onUp}
          onClick={() => onUp?.()}
          accessibilityLabel={`Move ${title} up`}
        />
        <Button
          icon={ArrowDownIcon}
          disabled={busy || !onDown}
          onClick={() => onDown?.()}
          accessibilityLabel={`Move ${title} down`}
        />
      </ButtonGroup>
    </InlineStack>
  );
}

/** The numbers with one moved by a place. */
function moved(rewardIds: readonly number[], at: number, by: 1 | -1): number[] {
  const [id, other] = [rewardIds[at], rewardIds[at + by]];
  return rewardIds.flatMap((one) => (one === id ? (other ?? []) : one === other ? (id ?? []) : one));
}

function List({
  title,
  help,
  rewards,
  all,
  figures,
  changes,
}: RewardsCardProps & {
  title: string;
  help: string;
  /** Every reward of the page, in order. */
  all: readonly number[];
}) {
  if (rewards.length === 0) return null;
  const ids = rewards.map(({ rewardId }) => rewardId);
  const move = (at: number, by: 1 | -1) => {
    const sorted = moved(ids, at, by);
    changes.send({ does: "sort", rewardIds: [...sorted, ...all.filter((id) => !sorted.includes(id))] });
  };
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="050">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {help}
          </Text>
        </BlockStack>
        {rewards.map((reward, at) => (
          <Fragment key={reward.rewardId}>
            {at > 0 ? <Divider /> : null}
            <Line
              reward={reward}
              figures={figures}
              busy={changes.busy}
              onUp={at > 0 ? () => move(at, -1) : undefined}
              onDown={at < rewards.length - 1 ? () => move(at, 1) : undefined}
            />
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}

/** The rewards that shoppers see, in their order, then those that are not offered. */
export function RewardsCard({ rewards, ...rest }: RewardsCardProps) {
  const of = (status: RewardStatus) => rewards.filter((reward) => reward.status === status);
  const [active, drafts, archived] = [of("active"), of("draft"), of("archived")];
  const all = [...active, ...drafts, ...archived].map(({ rewardId }) => rewardId);
  return (
    <BlockStack gap="400">
      <List
        title="Offered"
        help="Shoppers see them in this order; those within reach come first."
        rewards={active}
        all={all}
        {...rest}
      />
      <List
        title="Drafts"
        help="Shoppers do not see these. Activate one on its page."
        rewards={drafts}
        all={all}
        {...rest}
      />
      <List
        title="Archived"
        help="Codes that members hold stay good; nobody can take more."
        rewards={archived}
        all={all}
        {...rest}
      />
    </BlockStack>
  );
}
