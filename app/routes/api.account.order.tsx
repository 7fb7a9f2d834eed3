import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { orderViewRequest } from "#app/contracts/loyalty.ts";
import { toShopifyId } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { enterExtension } from "#app/flows/enter-extension.server.ts";
import { readOrderView } from "#app/screens/shopper/order-view.server.ts";
import { answerView, MAKES_NO_SENSE, ONLY_POST, readWish } from "#app/screens/shopper/view-request.server.ts";

/** The browser asks first whether it may ask, which the door answers; there is nothing to read here. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { cors } = await enterExtension(request, "account");
  return cors(ONLY_POST());
}

/** What the status page of an order shows of its points. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, subject, cors } = await enterExtension(request, "account");
  const wish = await readWish(request, orderViewRequest);
  const orderId = toShopifyId(wish?.orderId);
  if (!wish || !orderId) return cors(MAKES_NO_SENSE());
  const visitor = { shop, customerId: toShopifyId(subject), locale: wish.locale };
  return cors(answerView(await readOrderView(visitor, orderId, "status", now())));
}
