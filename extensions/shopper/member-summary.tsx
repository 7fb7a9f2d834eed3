import type {} from "@shopify/ui-extensions/purchase.checkout.block.render";
import type { MemberView } from "#app/contracts/loyalty.ts";

function Quiet({ text }: { text: string | null }) {
  return text === null ? null : (
    <s-text color="subdued" type="small">
      {text}
    </s-text>
  );
}

/** The balance first; below it only what there is something to say about. */
export function MemberSummary({ member }: { member: MemberView }) {
  return (
    <s-stack gap="small-400">
      <s-stack direction="inline" gap="small-200" alignItems="center">
        <s-text type="strong">{member.balance}</s-text>
        {member.tier && <s-badge>{member.tier.name}</s-badge>}
      </s-stack>
      <Quiet text={member.pending} />
      <Quiet text={member.debt} />
      <Quiet text={member.nextExpiry} />
    </s-stack>
  );
}
