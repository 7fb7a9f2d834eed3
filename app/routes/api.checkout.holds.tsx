import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { checkoutHoldRequest } from "#app/contracts/holds.ts";
import { answerHold, answerRelease, MAKES_NO_SENSE } from "#app/screens/hold-answer.server.ts";
import { enterExtension, personOfCustomer } from "#app/flows/enter-extension.server.ts";
import { releasePoints, reservePoints } from "#app/flows/reserve-points.server.ts";
import { toPoints } from "#app/vocabulary/points.ts";

/** The browser asks first whether it may ask, which the door answers; there is nothing to read here. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { cors } = await enterExtension(request, "checkout");
  return cors(new Response(null, { status: 405 }));
}

/** Reserves points of the customer at checkout, or lets them go. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, subject, cors } = await enterExtension(request, "checkout");
  const wish = checkoutHoldRequest.safeParse(await request.json().catch(() => null));
  if (!wish.success) return cors(MAKES_NO_SENSE());
  const profileId = await personOfCustomer(shop, subject);
  if (profileId === null) return cors(answerHold({ ok: false, reason: "unknown_member" }));
  if (wish.data.does === "release") {
    const release = { shop, holdId: wish.data.holdId, owner: profileId, actor: null };
    return cors(answerRelease(await releasePoints(release)));
  }
  const { points, requestId } = wish.data;
  const person = { profileId, points: toPoints(points) };
  return cors(
    answerHold(await reservePoints({ shop, ...person, requestId, channel: "checkout", actor: null })),
  );
}
