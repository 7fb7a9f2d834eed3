import type { ActionFunctionArgs } from "@remix-run/node";
import { enterApi } from "#app/flows/enter-api.server.ts";
import { tellBirthday } from "#app/flows/tell-birthday.server.ts";
import { answerAction, parseBirthday } from "#app/screens/action-answer.server.ts";

export const loader = () => new Response(null, { status: 405, headers: { Allow: "POST" } });

/** Another program of the merchant tells a customer's birthday. */
export async function action({ request }: ActionFunctionArgs) {
  const visit = await enterApi(request);
  if (!visit.ok) return answerAction(visit);
  const parsed = parseBirthday(await request.json().catch(() => null));
  if ("refusal" in parsed) return parsed.refusal;
  return answerAction(await tellBirthday(visit.merchantId, parsed.customer, parsed.birthday));
}
