import { data, type ActionFunctionArgs } from "@remix-run/node";
import { asProfileId } from "#app/vocabulary/ids.ts";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { setBirthday } from "#app/flows/set-birthday.server.ts";
import { parseMemberId } from "#app/screens/member.server.ts";
import type { BirthdayAnswer } from "#app/ui/member/birthday-card.tsx";
import { birthdayForm } from "#app/ui/member/birthday.ts";

/** Keeps a member's birthday, or forgets it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, staff } = await enterAdmin(request);
  const profileId = parseMemberId(params.id);
  const parsed = birthdayForm.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) {
    const error = parsed.error.issues[0]?.message ?? "This is not a birthday.";
    return data<BirthdayAnswer>({ ok: false, error }, { status: 422 });
  }
  const unknown = new Response("This store has no member with this number.", { status: 404 });
  if (profileId === null) throw unknown;
  const person = { merchantId: shop.merchantId, profileId: asProfileId(profileId) };
  if (!(await setBirthday({ ...person, birthday: parsed.data, staffName: staff.name }))) throw unknown;
  return data<BirthdayAnswer>({ ok: true });
}
