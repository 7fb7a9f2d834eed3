import type { ComponentChildren } from "preact";
import type {} from "@shopify/ui-extensions/customer-account.page.render";
import type { AccountView } from "#app/contracts/loyalty.ts";
import { Unavailable, Waiting } from "../../shopper/no-view.tsx";
import { RewardOffer } from "../../shopper/reward-offer.tsx";
import { sayOf, type Say } from "../../shopper/say.ts";
import { History } from "./history.tsx";
import type { Account, MyRewards } from "./my-rewards.ts";
import { OpenCodes } from "./open-codes.tsx";
import { Standing } from "./standing.tsx";
import { TWO_WHERE_WIDE } from "./two-columns.ts";

interface Props {
  account: Account;
  rewards: MyRewards;
}

export function AccountPage({ account, rewards }: Props) {
  const shown = rewards.shown.value;
  if (shown.phase !== "shown") {
    return (
      <s-page heading={account.i18n.translate("name")}>
        {shown.phase === "waiting" ? (
          <Waiting i18n={account.i18n} />
        ) : (
          <Unavailable i18n={account.i18n} onRetry={() => void rewards.retry()} />
        )}
      </s-page>
    );
  }
  const { view, fresh } = shown;
  const say = sayOf<"account">(view.words);
  return (
    <s-page heading={say("title")} subheading={view.brand.programName}>
      <s-query-container>
        <s-stack gap="large-300">
          <Notice rewards={rewards} />
          {!fresh && <Unavailable i18n={account.i18n} onRetry={() => void rewards.retry()} />}
          {view.member && <Standing member={view.member} say={say} />}
          <OpenCodes view={view} account={account} rewards={rewards} say={say} />
          <Offers view={view} rewards={rewards} say={say} />
          <Ways view={view} say={say} />
          <History view={view} rewards={rewards} say={say} />
        </s-stack>
      </s-query-container>
    </s-page>
  );
}

function Notice({ rewards }: Pick<Props, "rewards">) {
  const notice = rewards.notice.value;
  return notice && <s-banner tone={notice.tone}>{notice.text}</s-banner>;
}

interface PartProps {
  view: AccountView;
  say: Say<"account">;
}

function Offers({ view, rewards, say }: PartProps & Pick<Props, "rewards">) {
  const busy = rewards.busy.value;
  const words = { act: say("get"), acting: say("getting"), choose: say("choose") };
  const row = (reward: AccountView["rewards"][number]) => (
    <RewardOffer
      key={reward.rewardId}
      reward={reward}
      words={words}
      onTake={(points) => void rewards.redeem(reward.rewardId, points)}
      busy={busy === `reward ${reward.rewardId}`}
      disabled={busy !== null}
    />
  );
  const ready = view.rewards.filter((reward) => reward.ready);
  const locked = view.rewards.filter((reward) => !reward.ready);
  return (
    <s-section heading={say("rewards")}>
      {view.rewards.length === 0 && <s-text color="subdued">{say("no_rewards")}</s-text>}
      <List>{ready.map(row)}</List>
      {locked.length > 0 && (
        <s-stack gap="base">
          <s-heading>{say("locked")}</s-heading>
          <List>{locked.map(row)}</List>
        </s-stack>
      )}
    </s-section>
  );
}

function List({ children }: { children: ComponentChildren[] }) {
  if (children.length === 0) return null;
  return (
    <s-grid
      gridTemplateColumns={TWO_WHERE_WIDE}
      rowGap="base"
      columnGap="large-500"
      accessibilityRole="unordered-list"
    >
      {children}
    </s-grid>
  );
}

function Ways({ view, say }: PartProps) {
  if (view.ways.length === 0) return null;
  return (
    <s-section heading={say("ways")}>
      <s-grid
        gridTemplateColumns={TWO_WHERE_WIDE}
        rowGap="base"
        columnGap="large-500"
        accessibilityRole="unordered-list"
      >
        {view.ways.map(({ title, detail }) => (
          <s-stack key={title} gap="small-500" accessibilityRole="list-item">
            <s-text type="strong">{title}</s-text>
            <s-text color="subdued">{detail}</s-text>
          </s-stack>
        ))}
      </s-grid>
    </s-section>
  );
}
