import { MemberSummary } from "../../shopper/member-summary.tsx";
import { Unavailable, Waiting } from "../../shopper/no-view.tsx";
import { sayOf } from "../../shopper/say.ts";
import { LOYALTY_PAGE } from "./loyalty-page.ts";
import type { Account, MyRewards } from "./my-rewards.ts";

interface Props {
  account: Account;
  rewards: MyRewards;
}

/** The balance beside somebody's name and addresses, and the way to all the rest. */
export function ProfileSummary({ account: { i18n }, rewards }: Props) {
  const shown = rewards.shown.value;
  if (shown.phase === "waiting") return <Waiting i18n={i18n} />;
  if (shown.phase === "unavailable") return <Unavailable i18n={i18n} onRetry={() => void rewards.retry()} />;
  const { member, words, brand } = shown.view;
  return (
    <s-section heading={brand.programName}>
      <s-stack gap="base">
        {member && <MemberSummary member={member} />}
        <s-link href={LOYALTY_PAGE}>{sayOf<"account">(words)("see_all")}</s-link>
      </s-stack>
    </s-section>
  );
}
