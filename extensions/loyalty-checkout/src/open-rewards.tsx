import type { CheckoutView } from "#app/contracts/loyalty.ts";
import { sayOf } from "../../shopper/say.ts";
import { canChangeCodes, isOnCheckout, type CheckoutCodes } from "./checkout-codes.ts";
import type { OpenReward, RewardsAtCheckout } from "./rewards-at-checkout.ts";

interface Props {
  view: CheckoutView;
  rewards: RewardsAtCheckout;
  checkout: CheckoutCodes;
}

/** Rewards that points were spent on: on this checkout, or kept from before (a reload, the account). */
export function OpenRewards({ view, rewards, checkout }: Props) {
  if (view.open.length === 0) return null;
  const open = view.open.map((reward) => ({ ...reward, onCart: isOnCheckout(checkout, reward) }));
  const sorted = open.sort((a, b) => Number(b.onCart) - Number(a.onCart));
  return (
    <s-stack
      gap="small"
      accessibilityRole="unordered-list"
      accessibilityLabel={sayOf<"checkout">(view.words)("saved")}
    >
      {sorted.map((reward) => (
        <OpenRow
          key={reward.redemptionId}
          reward={reward}
          view={view}
          rewards={rewards}
          checkout={checkout}
        />
      ))}
    </s-stack>
  );
}

function OpenRow({ reward, view, rewards, checkout }: Props & { reward: OpenReward }) {
  const busy = rewards.busy.value;
  const say = sayOf<"checkout">(view.words);
  const mine = busy === `open ${reward.redemptionId}`;
  const changeable = canChangeCodes(checkout);
  const canUse = !reward.onCart && reward.code !== null && (changeable || reward.giftCard === true);
  const canGiveBack = reward.canUndo && (changeable || !reward.onCart);
  return (
    <s-box background="subdued" borderRadius="base" padding="small" accessibilityRole="list-item">
      <s-stack gap="small-200">
        <s-stack gap="small-500">
          <s-stack direction="inline" gap="small-200" alignItems="center">
            <s-text type="strong">{reward.title}</s-text>
            {reward.onCart && <s-badge>{say("applied")}</s-badge>}
          </s-stack>
          <s-text color="subdued" type="small">
            {[reward.price, reward.until].filter((text) => text !== null).join(" · ")}
          </s-text>
        </s-stack>
        <s-stack direction="inline" gap="small-200">
          {canUse && (
            <s-button
              variant="secondary"
              accessibilityLabel={`${say(mine ? "applying" : "apply")}: ${reward.title}`}
              loading={mine}
              disabled={busy !== null}
              onClick={() => void rewards.use(reward)}
            >
              {say("apply")}
            </s-button>
          )}
          {canGiveBack && (
            <s-button
              variant="secondary"
              accessibilityLabel={`${say(mine ? "removing" : "remove")}: ${reward.title}`}
              loading={mine}
              disabled={busy !== null}
              onClick={() => void rewards.giveBack(reward)}
            >
              {say("remove")}
            </s-button>
          )}
        </s-stack>
      </s-stack>
    </s-box>
  );
}
