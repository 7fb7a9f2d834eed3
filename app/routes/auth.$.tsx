import type { LoaderFunctionArgs } from "@remix-run/node";
import { authenticate } from "#app/shopify/auth/app.server.ts";

/** Bounce and exit pages of the embedded authentication. */
export async function loader({ request }: LoaderFunctionArgs): Promise<null> {
  await authenticate.admin(request);
  return null;
}
