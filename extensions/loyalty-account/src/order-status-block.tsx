import "@shopify/ui-extensions/preact";
import { render } from "preact";
import type { Api } from "@shopify/ui-extensions/customer-account.order-status.block.render";
import { askerOf } from "../../shopper/ask-app.ts";
import { orderPoints } from "../../shopper/order-points-loader.ts";
import { OrderPoints } from "../../shopper/order-points.tsx";
import { APP_URL } from "./app-url.ts";
import { LOYALTY_PAGE } from "./loyalty-page.ts";

declare const shopify: Api;

/** Whoever opens the page by its link alone is not logged in, and is told nothing of anybody's points. */
export default function orderStatusBlock(): void {
  const order = shopify.order.value;
  if (!order || shopify.authenticationState.value !== "fully_authenticated") return;
  const points = orderPoints({
    ask: askerOf(APP_URL, () => shopify.sessionToken.get()),
    path: "/api/account/order",
    orderId: order.id,
    locale: () => shopify.localization.language.value.isoCode,
  });
  void points.follow();
  render(<OrderPoints points={points} i18n={shopify.i18n} page={LOYALTY_PAGE} />, document.body);
}
