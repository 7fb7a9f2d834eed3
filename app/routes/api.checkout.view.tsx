import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { checkoutViewRequest } from "#app/contracts/loyalty.ts";
import { toShopifyId } from "#app/vocabulary/ids.ts";
import { toCurrencyCode } from "#app/vocabulary/money.ts";
import { now } from "#app/platform/clock.server.ts";
import { enterExtension } from "#app/flows/enter-extension.server.ts";
import { readCheckoutView } from "#app/screens/shopper/checkout-view.server.ts";
import { answerView, MAKES_NO_SENSE, ONLY_POST, readWish } from "#app/screens/shopper/view-request.server.ts";

/** The browser asks first whether it may ask, which the door answers; there is nothing to read here. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { cors } = await enterExtension(request, "checkout");
  return cors(ONLY_POST());
}

/** What the checkout shows of rewards and earning, for the cart as it is. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, subject, cors } = await enterExtension(request, "checkout");
  const wish = await readWish(request, checkoutViewRequest);
  const currency = toCurrencyCode(wish?.cart.currency);
  if (!wish || !currency) return cors(MAKES_NO_SENSE());
  const visitor = { shop, customerId: toShopifyId(subject), locale: wish.locale };
  return cors(answerView(await readCheckoutView(visitor, wish.cart, currency, now())));
}
