import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { exportData, EXPORTS } from "#app/flows/export-everything.server.ts";
import { csvResponse } from "#app/platform/csv-response.server.ts";

const kind = z.enum(EXPORTS);

/** Everything of one kind that the app knows, as a file to take along. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { shop, staff } = await enterAdmin(request);
  const what = kind.safeParse(params.what);
  if (!what.success) throw new Response("There is no such file.", { status: 404 });
  return csvResponse(await exportData(shop.merchantId, what.data, staff.name), `${what.data}.csv`);
}
