import { data, type ActionFunctionArgs } from "@remix-run/node";
import { asProfileId } from "#app/vocabulary/ids.ts";
import { attachOrder, detachOrder } from "#app/flows/attach-order.server.ts";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { parseMemberId } from "#app/screens/member.server.ts";
import { memberOrderForm, refusal, refuseForm, type MoveReply } from "#app/ui/member/attachment.ts";

const refuse = (reply: MoveReply) => data<MoveReply>(reply, { status: 422 });

/** Attaches an order to a member, or detaches it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, staff } = await enterAdmin(request);
  const id = parseMemberId(params.id);
  if (id === null) throw new Response("This store has no member with this number.", { status: 404 });
  const form = memberOrderForm.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return refuse(refuseForm(form.error));
  const who = { merchantId: shop.merchantId, profileId: asProfileId(id), staffName: staff.name };
  const answer =
    form.data.intent === "attach"
      ? await attachOrder({ ...who, ...form.data })
      : await detachOrder({ ...who, ...form.data });
  if (answer.ok) return data<MoveReply>(answer);
  if (answer.reason === "unknown_member")
    throw new Response("This store has no member with this number.", { status: 404 });
  return refuse(
    answer.reason === "several_orders" || answer.reason === "of_another" ? answer : refusal(answer.reason),
  );
}
