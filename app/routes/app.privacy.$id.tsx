import type { LoaderFunctionArgs } from "@remix-run/node";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { readPrivacyReport } from "#app/screens/privacy-report.server.ts";

/** What is known about the person of a data request, as a file to hand on. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const report = await readPrivacyReport(await enterAdmin(request), params.id, now());
  if (!report) throw new Response("This store has no such request.", { status: 404 });
  return new Response(JSON.stringify(report, null, 2), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="data-request-${report.request.number}.json"`,
      "Cache-Control": "no-store",
    },
  });
}
