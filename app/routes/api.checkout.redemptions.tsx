import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redemptionRequest } from "#app/contracts/redemptions.ts";
import { askForRedemption } from "#app/flows/ask-for-redemption.server.ts";
import { enterExtension } from "#app/flows/enter-extension.server.ts";
import { limitCalls } from "#app/flows/limit-calls.server.ts";
import { answerRedemption } from "#app/screens/shopper/redemption-answer.server.ts";
import { MAKES_NO_SENSE, ONLY_POST, readWish } from "#app/screens/shopper/view-request.server.ts";

/** The browser asks first whether it may ask, which the door answers; there is nothing to read here. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { cors } = await enterExtension(request, "checkout");
  return cors(ONLY_POST());
}

/** Spends points of the customer at checkout on a reward, or gives them back. */
export async function action({ request }: ActionFunctionArgs) {
  const visit = await enterExtension(request, "checkout");
  const wish = await readWish(request, redemptionRequest);
  if (!wish) return visit.cors(MAKES_NO_SENSE());
  await limitCalls(visit);
  const asked = await askForRedemption(visit, wish, "checkout");
  return visit.cors(await answerRedemption(visit.shop, asked, wish.locale));
}
