import "@shopify/ui-extensions/preact";
import { render } from "preact";
import type { Api } from "@shopify/ui-extensions/purchase.thank-you.block.render";
import { askerOf } from "../../shopper/ask-app.ts";
import { OrderPoints } from "../../shopper/order-points.tsx";
import { orderPoints } from "../../shopper/order-points-loader.ts";
import { APP_URL } from "./app-url.ts";

declare const shopify: Api;

export default function thankYou(): void {
  const ask = askerOf(APP_URL, () => shopify.sessionToken.get());
  const points = orderPoints({
    ask,
    path: "/api/checkout/order",
    // OrderIdentity here and Order later: the number is the same.
    orderId: shopify.orderConfirmation.value.order.id,
    locale: () => shopify.localization.language.value.isoCode,
  });
  void points.follow();
  render(<OrderPoints points={points} i18n={shopify.i18n} />, document.body);
}
