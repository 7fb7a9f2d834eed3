import type {} from "@shopify/ui-extensions/customer-account.page.render";
import type { AccountView, RedemptionView } from "#app/contracts/loyalty.ts";
import type { Say } from "../../shopper/say.ts";
import type { Account, MyRewards } from "./my-rewards.ts";

interface Props {
  view: AccountView;
  account: Account;
  rewards: MyRewards;
  say: Say<"account">;
}

/** Rewards that were had and can still be used. */
export function OpenCodes({ view, ...rest }: Props) {
  if (view.open.length === 0) return null;
  return (
    <s-section heading={rest.say("open")}>
      <s-text color="subdued">{rest.say("code_help")}</s-text>
      <s-stack gap="base" accessibilityRole="unordered-list">
        {view.open.map((reward) => (
          <OpenCode key={reward.redemptionId} reward={reward} {...rest} />
        ))}
      </s-stack>
    </s-section>
  );
}

type RowProps = Omit<Props, "view"> & { reward: RedemptionView };

function OpenCode({ reward, account, rewards, say }: RowProps) {
  return (
    <s-box border="base" borderRadius="base" padding="base" accessibilityRole="list-item">
      <s-stack gap="small">
        <s-stack gap="small-500">
          <s-text type="strong">{reward.title}</s-text>
          <s-text color="subdued" type="small">
            {[reward.price, reward.until].filter((text) => text !== null).join(" · ")}
          </s-text>
        </s-stack>
        {reward.code !== null && <Code reward={reward} code={reward.code} account={account} say={say} />}
        {reward.canUndo && <Undo reward={reward} rewards={rewards} say={say} />}
      </s-stack>
    </s-box>
  );
}

/** Also where copying fails the code can be read and selected. */
function Code({ reward, code, account, say }: Omit<RowProps, "rewards"> & { code: string }) {
  const id = `code-${reward.redemptionId}`;
  return (
    <s-stack direction="inline" gap="small" alignItems="center">
      <s-text type="strong">{code}</s-text>
      <s-clipboard-item
        id={id}
        text={code}
        onCopy={() => void account.toast.show(say("copied"))}
        onCopyError={() => void account.toast.show(say("copy_failed"))}
      />
      <s-button
        variant="secondary"
        commandFor={id}
        command="--copy"
        accessibilityLabel={`${say("copy")}: ${code}`}
      >
        {say("copy")}
      </s-button>
    </s-stack>
  );
}

/** Asked twice, because the code may already be written down somewhere. */
function Undo({ reward, rewards, say }: Omit<RowProps, "account">) {
  const id = `undo-${reward.redemptionId}`;
  const busy = rewards.busy.value;
  return (
    <>
      <s-stack direction="inline">
        <s-button
          variant="secondary"
          commandFor={id}
          command="--show"
          accessibilityLabel={`${say("undo")}: ${reward.title}`}
          loading={busy === `open ${reward.redemptionId}`}
          disabled={busy !== null}
        >
          {say("undo")}
        </s-button>
      </s-stack>
      <s-modal id={id} heading={reward.title}>
        <s-paragraph>{say("undo_question")}</s-paragraph>
        <s-button
          slot="primary-action"
          variant="primary"
          commandFor={id}
          command="--hide"
          onClick={() => void rewards.giveBack(reward)}
        >
          {say("undo_yes")}
        </s-button>
        <s-button slot="secondary-actions" variant="secondary" commandFor={id} command="--hide">
          {say("undo_no")}
        </s-button>
      </s-modal>
    </>
  );
}
