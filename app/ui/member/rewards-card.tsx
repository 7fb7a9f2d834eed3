import { BlockStack, Button, Card, Divider, InlineStack, Link, Modal, Text } from "@shopify/polaris";
import { Fragment, useState } from "react";
import { useFormat } from "../format-context.tsx";
import { GiveRewardModal, type GivableReward } from "./give-reward-modal.tsx";
import { redemptionSentence, type RedemptionFacts } from "./redemption-words.ts";
import { useRewardAnswer } from "./use-reward-answer.ts";

export interface MemberRedemption extends RedemptionFacts {
  redemptionId: number;
  title: string;
  points: number;
  code: string | null;
  orderUrl: string | null;
}

interface RewardsCardProps {
  profileId: number;
  redemptions: readonly MemberRedemption[];
  offers: readonly GivableReward[];
  available: number;
  requestId: string;
}

interface LineProps {
  redemption: MemberRedemption;
  onTakeBack: () => void;
}

function Line({ redemption, onTakeBack }: LineProps) {
  const format = useFormat();
  const { title, points, code, state, orderUrl, orderName } = redemption;
  const isOpen = state === "reserved" || state === "issued";
  return (
    <InlineStack align="space-between" blockAlign="start" gap="300" wrap={false}>
      <BlockStack gap="050">
        <Text as="h3" variant="headingSm">
          {`${title} · ${format.points(points)}`}
        </Text>
        {code && state !== "released" ? (
          <Text as="p">
            Code: <code>{code}</code>
          </Text>
        ) : null}
        <Text as="p" tone="subdued">
          {redemptionSentence(redemption, format)}
        </Text>
        {orderUrl ? (
          <Link url={orderUrl} target="_top">
            {`See order ${orderName ?? ""}`.trim()}
          </Link>
        ) : null}
      </BlockStack>
      {isOpen ? (
        <div style={{ flex: "none" }}>
          <Button onClick={onTakeBack} accessibilityLabel={`Take back ${title}`}>
            Take back
          </Button>
        </div>
      ) : null}
    </InlineStack>
  );
}

function TakeBackModal(props: {
  profileId: number;
  redemption: MemberRedemption | null;
  onClose: () => void;
}) {
  const { profileId, redemption, onClose } = props;
  const format = useFormat();
  const { errors, forget, busy, send } = useRewardAnswer(profileId, onClose);
  const close = () => {
    forget();
    onClose();
  };
  const takeBack = () => {
    if (redemption) send({ does: "take_back", redemptionId: String(redemption.redemptionId) });
  };
  return (
    <Modal
      open={redemption !== null}
      onClose={close}
      title="Take the reward back?"
      primaryAction={{ content: "Take back", onAction: takeBack, loading: busy, destructive: true }}
      secondaryActions={[{ content: "Cancel", onAction: close }]}
    >
      <Modal.Section>
        <BlockStack gap="200">
          {errors["form"] ? (
            <Text as="p" tone="critical">
              {errors["form"]}
            </Text>
          ) : null}
          <Text as="p">
            {redemption
              ? `“${redemption.title}” can then not be used any more, and the member has ${format.points(redemption.points)} back.`
              : ""}
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

/** What the member has spent points on; staff may give a reward, or take back one that was not used. */
export function RewardsCard({ profileId, redemptions, offers, available, requestId }: RewardsCardProps) {
  const [giving, setGiving] = useState(false);
  const [chosen, setChosen] = useState<MemberRedemption | null>(null);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Rewards
          </Text>
          {offers.length > 0 ? (
            <Button variant="plain" onClick={() => setGiving(true)}>
              Give a reward
            </Button>
          ) : null}
        </InlineStack>
        {redemptions.length === 0 ? (
          <Text as="p" tone="subdued">
            This member has not spent points on a reward yet.
          </Text>
        ) : null}
        {redemptions.map((redemption, at) => (
          <Fragment key={redemption.redemptionId}>
            {at > 0 ? <Divider /> : null}
            <Line redemption={redemption} onTakeBack={() => setChosen(redemption)} />
          </Fragment>
        ))}
      </BlockStack>
      <TakeBackModal profileId={profileId} redemption={chosen} onClose={() => setChosen(null)} />
      <GiveRewardModal
        open={giving}
        onClose={() => setGiving(false)}
        {...{ profileId, offers, available, requestId }}
      />
    </Card>
  );
}
