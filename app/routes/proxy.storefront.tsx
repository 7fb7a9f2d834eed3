import type { LoaderFunctionArgs } from "@remix-run/node";
import { localeTag } from "#app/contracts/cart.ts";
import { enterProxy } from "#app/flows/enter-proxy.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { readStorefrontView } from "#app/screens/shopper/account-view.server.ts";
import { answerView } from "#app/screens/shopper/view-request.server.ts";

/** What the theme shows to whoever is signed in to the online store. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, customerId, query } = await enterProxy(request);
  const locale = localeTag.safeParse(query.get("locale")).data ?? "en";
  return answerView(await readStorefrontView({ shop, customerId, locale }, now()));
}
