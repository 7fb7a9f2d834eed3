import type {} from "@shopify/ui-extensions/customer-account.page.render";
import type { MemberView, TierView } from "#app/contracts/loyalty.ts";
import type { Say } from "../../shopper/say.ts";
import { TWO_WHERE_WIDE } from "./two-columns.ts";

interface Props {
  member: MemberView;
  say: Say<"account">;
}

function Line({ text }: { text: string | null }) {
  return text === null ? null : <s-text color="subdued">{text}</s-text>;
}

/** What somebody has, and how far they have come. */
export function Standing({ member, say }: Props) {
  return (
    <s-grid gridTemplateColumns={TWO_WHERE_WIDE} rowGap="large-300" columnGap="large-500">
      <s-section heading={say("balance")}>
        <s-stack gap="small-300">
          <s-text type="strong">{member.balance}</s-text>
          <Line text={member.pending} />
          <Line text={member.debt} />
          <Line text={member.nextExpiry} />
        </s-stack>
      </s-section>
      {member.tier && <Tier tier={member.tier} say={say} />}
    </s-grid>
  );
}

function Tier({ tier, say }: { tier: TierView; say: Say<"account"> }) {
  return (
    <s-section heading={say("tier")}>
      <s-stack gap="small-200">
        <s-text type="strong">{tier.name}</s-text>
        {tier.percent !== null && (
          <s-progress value={tier.percent} max={100} accessibilityLabel={tier.next ?? tier.name} />
        )}
        <Line text={tier.next} />
        <Line text={tier.keep} />
      </s-stack>
      {tier.perks.length > 0 && (
        <s-stack gap="small-300">
          <s-heading>{say("perks")}</s-heading>
          <s-unordered-list>
            {tier.perks.map((perk) => (
              <s-list-item key={perk}>{perk}</s-list-item>
            ))}
          </s-unordered-list>
        </s-stack>
      )}
    </s-section>
  );
}
