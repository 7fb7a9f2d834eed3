import type { ActionFunctionArgs } from "@remix-run/node";
import { enterApi } from "#app/flows/enter-api.server.ts";
import { giveActionPoints } from "#app/flows/give-action-points.server.ts";
import { answerAction, parseAction } from "#app/screens/action-answer.server.ts";

export const loader = () => new Response(null, { status: 405, headers: { Allow: "POST" } });

/** Another program of the merchant tells that a customer did something. */
export async function action({ request }: ActionFunctionArgs) {
  const visit = await enterApi(request);
  if (!visit.ok) return answerAction(visit);
  const parsed = parseAction(await request.json().catch(() => null));
  if ("refusal" in parsed) return parsed.refusal;
  return answerAction(await giveActionPoints(visit.merchantId, parsed.request));
}
