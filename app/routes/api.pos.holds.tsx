import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { posHoldRequest } from "#app/contracts/holds.ts";
import { answerHold, answerRelease, MAKES_NO_SENSE } from "#app/screens/hold-answer.server.ts";
import { enterExtension } from "#app/flows/enter-extension.server.ts";
import { releasePoints, reservePoints } from "#app/flows/reserve-points.server.ts";
import { asProfileId } from "#app/vocabulary/ids.ts";
import { toPoints } from "#app/vocabulary/points.ts";

/** The browser asks first whether it may ask, which the door answers; there is nothing to read here. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { cors } = await enterExtension(request, "pos");
  return cors(new Response(null, { status: 405 }));
}

/** Reserves points at the till, or lets them go. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, subject, cors } = await enterExtension(request, "pos");
  const wish = posHoldRequest.safeParse(await request.json().catch(() => null));
  if (!wish.success) return cors(MAKES_NO_SENSE());
  const actor = subject === null ? null : `staff:${subject}`;
  if (wish.data.does === "release")
    return cors(answerRelease(await releasePoints({ shop, holdId: wish.data.holdId, owner: null, actor })));
  const { memberId, points, requestId } = wish.data;
  const person = { profileId: asProfileId(memberId), points: toPoints(points) };
  return cors(answerHold(await reservePoints({ shop, ...person, requestId, channel: "pos", actor })));
}
