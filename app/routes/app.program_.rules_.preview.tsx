import { data, type ActionFunctionArgs } from "@remix-run/node";
import { previewRuleChange } from "#app/flows/change-rules.server.ts";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { parseRulePreview } from "#app/screens/rules.server.ts";
import type { PreviewAnswer } from "#app/ui/program/preview-panel.tsx";

/** What a rule would give for the last orders; saves nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const change = parseRulePreview(await request.json().catch(() => null));
  const preview = change && (await previewRuleChange(shop.merchantId, change));
  return preview
    ? data<PreviewAnswer>({ ok: true, preview })
    : data<PreviewAnswer>({ ok: false }, { status: 422 });
}
