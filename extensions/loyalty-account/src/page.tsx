import "@shopify/ui-extensions/preact";
import { render } from "preact";
import type { Api } from "@shopify/ui-extensions/customer-account.page.render";
import { askerOf } from "../../shopper/ask-app.ts";
import { AccountPage } from "./account-page.tsx";
import { APP_URL } from "./app-url.ts";
import { myRewards } from "./my-rewards.ts";

declare const shopify: Api;

export default function page(): void {
  const ask = askerOf(APP_URL, () => shopify.sessionToken.get());
  const rewards = myRewards(shopify, ask);
  // The page has nothing else to show: it waits longer than a block would.
  void rewards.retry();
  render(<AccountPage account={shopify} rewards={rewards} />, document.body);
}
