import { data, type ActionFunctionArgs } from "@remix-run/node";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { previewTiers } from "#app/flows/preview-tiers.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { parseTiersPreview } from "#app/screens/tiers.server.ts";
import type { TiersPreviewAnswer } from "#app/ui/tiers/tiers-preview-panel.tsx";

/** Who would move if these tiers were saved; saves nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const settings = parseTiersPreview(await request.json().catch(() => null));
  if (!settings) return data<TiersPreviewAnswer>({ ok: false }, { status: 422 });
  return data<TiersPreviewAnswer>({ ok: true, preview: await previewTiers(shop, settings, now()) });
}
