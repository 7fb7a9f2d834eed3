import type {} from "@shopify/ui-extensions/customer-account.page.render";
import type { AccountView, HistoryLine } from "#app/contracts/loyalty.ts";
import type { Say } from "../../shopper/say.ts";
import type { MyRewards } from "./my-rewards.ts";

interface Props {
  view: AccountView;
  rewards: MyRewards;
  say: Say<"account">;
}

/** Every change of the balance, the newest first. */
export function History({ view, rewards, say }: Props) {
  const older = rewards.history.value;
  const lines = [...view.history, ...(older?.lines ?? [])];
  const before = older ? older.before : view.older;
  const busy = rewards.busy.value;
  return (
    <s-section heading={say("history")}>
      {lines.length === 0 && <s-text color="subdued">{say("no_history")}</s-text>}
      {lines.length > 0 && (
        <s-stack gap="small" accessibilityRole="unordered-list">
          {lines.map((line, index) => (
            <Line key={`${index} ${line.text}`} line={line} />
          ))}
        </s-stack>
      )}
      {before !== null && (
        <s-stack direction="inline">
          <s-button
            variant="secondary"
            loading={busy === "older"}
            disabled={busy !== null}
            onClick={() => void rewards.older()}
          >
            {say("older")}
          </s-button>
        </s-stack>
      )}
    </s-section>
  );
}

/** The sign says it; the colour only repeats it. */
function Line({ line }: { line: HistoryLine }) {
  return (
    <s-grid gridTemplateColumns="1fr auto" gap="base" accessibilityRole="list-item">
      <s-stack gap="small-500">
        <s-text>{line.text}</s-text>
        <s-text color="subdued" type="small">
          {line.day}
        </s-text>
      </s-stack>
      <s-text tone={line.gain ? "success" : "auto"}>{line.change}</s-text>
    </s-grid>
  );
}
