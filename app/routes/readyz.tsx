import { checkReadiness } from "#app/platform/readiness.server.ts";

/** Ready: the database answers and every migration of this build is applied. */
export async function loader(): Promise<Response> {
  const readiness = await checkReadiness();
  return Response.json(readiness, { status: readiness.ready ? 200 : 503 });
}
