import type { ReadonlySignal } from "@preact/signals";
import type { Api } from "@shopify/ui-extensions/purchase.checkout.block.render";
import type { CheckoutView, RedemptionView } from "#app/contracts/loyalty.ts";
import type { Ask } from "../../shopper/ask-app.ts";
import { errands, sorry, type Errands, type Notice } from "../../shopper/errands.ts";
import { readCheckoutView } from "../../shopper/read-answers.ts";
import { redemptionRequests } from "../../shopper/redemption-requests.ts";
import { sayOf, type Say } from "../../shopper/say.ts";
import { viewLoader, type Shown } from "../../shopper/view-loader.ts";
import { readCart, type CheckoutCart } from "./cart-facts.ts";
import { addReward, removeCode, type CheckoutCodes } from "./checkout-codes.ts";

export type OpenReward = CheckoutView["open"][number];

/** What of `shopify` is used, so that it can be seen at a glance. */
export type Checkout = CheckoutCart & CheckoutCodes & Pick<Api, "i18n" | "buyerIdentity">;

export interface RewardsAtCheckout extends Pick<Errands, "busy" | "notice"> {
  shown: ReadonlySignal<Shown<CheckoutView>>;
  load: () => Promise<void>;
  retry: () => Promise<void>;
  /** Spends points and puts the code on the checkout, in one press. */
  redeem: (rewardId: number, points?: number) => Promise<void>;
  /** Puts the code of a reward that was had before on the checkout. */
  use: (reward: OpenReward) => Promise<void>;
  /** Takes the code off and gives the points back. */
  giveBack: (reward: OpenReward) => Promise<void>;
}

export function rewardsAtCheckout(checkout: Checkout, ask: Ask): RewardsAtCheckout {
  const locale = () => checkout.localization.language.value.isoCode;
  const { shown, load, retry } = viewLoader(async (patience) =>
    readCheckoutView(
      await ask("/api/checkout/view", { locale: locale(), cart: readCart(checkout) }, patience),
    ),
  );
  const { redeem, undo } = redemptionRequests(ask, "/api/checkout/redemptions", locale);
  const { busy, notice, run } = errands();
  const say: Say<"checkout"> = (key) =>
    sayOf<"checkout">(shown.value.phase === "shown" ? shown.value.view.words : {})(key);
  const uncertain = () => sorry(checkout.i18n.translate("uncertain"));

  /** The points are spent; without the code on the checkout they would be spent for nothing. */
  async function putOnCheckout(redemption: RedemptionView): Promise<Notice | null> {
    if (redemption.code === null || (await addReward(checkout, redemption))) return null;
    if (!redemption.canUndo) return sorry(say("not_now"));
    return (await undo(redemption.redemptionId)) === "undone" ? sorry(say("refused")) : uncertain();
  }

  async function spend(rewardId: number, points: number | undefined): Promise<Notice | null> {
    const chosen = points === undefined ? {} : { points };
    const answer = await redeem({ rewardId, ...chosen, cart: readCart(checkout) });
    if (answer === null) return uncertain();
    if (!answer.ok) return sorry(answer.message);
    return "redemption" in answer ? putOnCheckout(answer.redemption) : null;
  }

  const useNow = async (reward: OpenReward): Promise<Notice | null> =>
    (await addReward(checkout, reward)) ? null : sorry(say("not_now"));

  async function takeBack({ redemptionId, code, onCart }: OpenReward): Promise<Notice | null> {
    if (onCart && code !== null && !(await removeCode(checkout, code))) return sorry(say("remove_failed"));
    const answer = await undo(redemptionId);
    if (answer === "undone") return null;
    return answer === null ? uncertain() : sorry(answer.message);
  }

  /** Whatever became of it, what is shown afterwards is what the app knows. */
  const then = (errand: () => Promise<Notice | null>) => async () => {
    const said = await errand();
    await retry();
    return said;
  };

  return {
    ...{ shown, load, retry, busy, notice },
    redeem: (rewardId, points) =>
      run(
        `reward ${rewardId}`,
        then(() => spend(rewardId, points)),
      ),
    use: (reward) =>
      run(
        `open ${reward.redemptionId}`,
        then(() => useNow(reward)),
      ),
    giveBack: (reward) =>
      run(
        `open ${reward.redemptionId}`,
        then(() => takeBack(reward)),
      ),
  };
}
