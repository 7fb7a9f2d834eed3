import { data, type ActionFunctionArgs } from "@remix-run/node";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { previewExpiry } from "#app/flows/preview-expiry.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { parseExpiryPreview } from "#app/screens/expiry.server.ts";
import type { ExpiryPreviewAnswer } from "#app/ui/expiry/expiry-preview-panel.tsx";

/** Whom a change of the expiry settings would hit; saves nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const wish = parseExpiryPreview(await request.json().catch(() => null));
  if (!wish) return data<ExpiryPreviewAnswer>({ ok: false }, { status: 422 });
  const { merchantId, timeZone } = shop;
  const preview = await previewExpiry({ ...wish, merchantId, timeZone }, now());
  return data<ExpiryPreviewAnswer>({ ok: true, preview });
}
