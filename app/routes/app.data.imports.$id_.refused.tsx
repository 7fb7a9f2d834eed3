import type { LoaderFunctionArgs } from "@remix-run/node";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { csvResponse } from "#app/platform/csv-response.server.ts";
import { parseRunId, refusedRowsFile } from "#app/screens/bulk.server.ts";

/** The refused rows of a file, to correct and take in again. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const visit = await enterAdmin(request);
  const runId = parseRunId(params.id);
  const file = runId === null ? null : await refusedRowsFile(visit, runId);
  if (!file) throw new Response("This store has no file with this number.", { status: 404 });
  return csvResponse(file, `refused-${runId}.csv`);
}
