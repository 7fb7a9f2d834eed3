import { useState } from "preact/hooks";
import type { CheckoutView, RewardView } from "#app/contracts/loyalty.ts";
import { MemberSummary } from "../../shopper/member-summary.tsx";
import { Unavailable, Waiting } from "../../shopper/no-view.tsx";
import { RewardOffer } from "../../shopper/reward-offer.tsx";
import { canChangeCodes } from "./checkout-codes.ts";
import { sayOf } from "../../shopper/say.ts";
import { OpenRewards } from "./open-rewards.tsx";
import type { Checkout, RewardsAtCheckout } from "./rewards-at-checkout.ts";

interface Props {
  checkout: Checkout;
  rewards: RewardsAtCheckout;
}

export function CheckoutRewards({ checkout, rewards }: Props) {
  const shown = rewards.shown.value;
  if (shown.phase === "waiting") return <Waiting i18n={checkout.i18n} />;
  if (shown.phase === "unavailable") {
    return <Unavailable i18n={checkout.i18n} onRetry={() => void rewards.retry()} />;
  }
  const { view, fresh } = shown;
  if (!view.member && view.earn === null && view.join === null) return null;
  return (
    <s-section heading={view.brand.programName}>
      <s-stack gap="base">
        {view.member && <MemberSummary member={view.member} />}
        {/* Of another cart it would be a promise that nobody keeps. */}
        {fresh && view.earn !== null && <s-text>{view.earn}</s-text>}
        <Notice rewards={rewards} />
        {view.member ? <Member view={view} checkout={checkout} rewards={rewards} /> : <Join view={view} />}
        {!fresh && <Unavailable i18n={checkout.i18n} onRetry={() => void rewards.retry()} />}
      </s-stack>
    </s-section>
  );
}

function Notice({ rewards }: Pick<Props, "rewards">) {
  const notice = rewards.notice.value;
  return notice && <s-banner tone={notice.tone}>{notice.text}</s-banner>;
}

function Join({ view }: { view: CheckoutView }) {
  return view.join && <s-link href={view.join.url}>{view.join.text}</s-link>;
}

/** As many as fit without pushing the checkout's own parts away. */
const AT_FIRST = 3;

function Member({ view, checkout, rewards }: Props & { view: CheckoutView }) {
  const [all, setAll] = useState(false);
  const ready = view.rewards.filter((reward) => reward.ready);
  const locked = view.rewards.filter((reward) => !reward.ready);
  const say = sayOf<"checkout">(view.words);
  return (
    <>
      <OpenRewards view={view} rewards={rewards} checkout={checkout} />
      {ready.length > 0 && !canChangeCodes(checkout) && (
        <s-text color="subdued">{say("unchangeable")}</s-text>
      )}
      {ready.length > 0 && <s-heading>{say("title")}</s-heading>}
      <Offers
        list={all ? ready : ready.slice(0, AT_FIRST)}
        view={view}
        checkout={checkout}
        rewards={rewards}
      />
      {ready.length > AT_FIRST && (
        <s-stack direction="inline">
          <s-button variant="secondary" onClick={() => setAll(!all)}>
            {say(all ? "less" : "more")}
          </s-button>
        </s-stack>
      )}
      {locked.length > 0 && (
        <s-details>
          <s-summary>{say("locked")}</s-summary>
          <Offers list={locked} view={view} checkout={checkout} rewards={rewards} />
        </s-details>
      )}
    </>
  );
}

function Offers({ list, view, checkout, rewards }: Props & { view: CheckoutView; list: RewardView[] }) {
  const busy = rewards.busy.value;
  const say = sayOf<"checkout">(view.words);
  const words = { act: say("apply"), acting: say("applying"), choose: say("choose") };
  const takes = canChangeCodes(checkout);
  if (list.length === 0) return null;
  return (
    <s-stack gap="base" accessibilityRole="unordered-list">
      {list.map((reward) => (
        <RewardOffer
          key={reward.rewardId}
          reward={reward}
          words={words}
          onTake={takes ? (points) => void rewards.redeem(reward.rewardId, points) : null}
          busy={busy === `reward ${reward.rewardId}`}
          disabled={busy !== null}
        />
      ))}
    </s-stack>
  );
}
