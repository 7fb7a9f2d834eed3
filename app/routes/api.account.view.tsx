import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { accountViewRequest } from "#app/contracts/loyalty.ts";
import { toShopifyId } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { enterExtension } from "#app/flows/enter-extension.server.ts";
import { readAccountView } from "#app/screens/shopper/account-view.server.ts";
import { answerView, MAKES_NO_SENSE, ONLY_POST, readWish } from "#app/screens/shopper/view-request.server.ts";

/** The browser asks first whether it may ask, which the door answers; there is nothing to read here. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { cors } = await enterExtension(request, "account");
  return cors(ONLY_POST());
}

/** Everything about the loyalty of the customer who is signed in. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, subject, cors } = await enterExtension(request, "account");
  const wish = await readWish(request, accountViewRequest);
  if (!wish) return cors(MAKES_NO_SENSE());
  const visitor = { shop, customerId: toShopifyId(subject), locale: wish.locale };
  return cors(answerView(await readAccountView(visitor, wish.before ?? null, now())));
}
