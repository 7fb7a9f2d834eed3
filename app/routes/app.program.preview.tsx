import { data, type ActionFunctionArgs } from "@remix-run/node";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { previewEarning } from "#app/flows/preview-earning.server.ts";
import { parsePreviewSettings } from "#app/screens/program.server.ts";
import type { PreviewAnswer } from "#app/ui/program/preview-panel.tsx";

/** What settings would give for the last orders; saves nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const settings = parsePreviewSettings(await request.json().catch(() => null));
  if (!settings) return data<PreviewAnswer>({ ok: false }, { status: 422 });
  return data<PreviewAnswer>({ ok: true, preview: await previewEarning(shop.merchantId, settings) });
}
