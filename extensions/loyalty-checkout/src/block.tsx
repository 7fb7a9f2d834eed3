import "@shopify/ui-extensions/preact";
import { render } from "preact";
import type { Api } from "@shopify/ui-extensions/purchase.checkout.block.render";
import { askerOf } from "../../shopper/ask-app.ts";
import { APP_URL } from "./app-url.ts";
import { whenCartSettles } from "./cart-facts.ts";
import { CheckoutRewards } from "./checkout-rewards.tsx";
import { rewardsAtCheckout } from "./rewards-at-checkout.ts";

declare const shopify: Api;

/** Never waits: Shopify shows the checkout when this has returned, whatever the app does. */
export default function block(): void {
  const ask = askerOf(APP_URL, () => shopify.sessionToken.get());
  const rewards = rewardsAtCheckout(shopify, ask);
  whenCartSettles(shopify, () => void rewards.load());
  void rewards.load();
  render(<CheckoutRewards checkout={shopify} rewards={rewards} />, document.body);
}
