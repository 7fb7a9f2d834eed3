import "@shopify/ui-extensions/preact";
import { render } from "preact";
import type { Api } from "@shopify/ui-extensions/customer-account.profile.block.render";
import { askerOf } from "../../shopper/ask-app.ts";
import { APP_URL } from "./app-url.ts";
import { myRewards } from "./my-rewards.ts";
import { ProfileSummary } from "./profile-summary.tsx";

declare const shopify: Api;

export default function profileBlock(): void {
  const ask = askerOf(APP_URL, () => shopify.sessionToken.get());
  const rewards = myRewards(shopify, ask);
  void rewards.load();
  render(<ProfileSummary account={shopify} rewards={rewards} />, document.body);
}
