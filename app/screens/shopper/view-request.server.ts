import type { z } from "zod";
import { readJson } from "#app/platform/read-json.server.ts";

/** Room for the 500 lines and 50 codes that a cart may have. */
const MOST_BYTES = 128 * 1024;

/** What a surface asks for; null for a body that makes no sense. */
export async function readWish<Wish>(request: Request, schema: z.ZodType<Wish>): Promise<Wish | null> {
  const parsed = schema.safeParse(await readJson(request, MOST_BYTES));
  return parsed.success ? parsed.data : null;
}

/** What is one shopper's own is kept nowhere on its way. */
export const answerView = (view: object): Response =>
  Response.json(view, { headers: { "Cache-Control": "private, no-store" } });

export const MAKES_NO_SENSE = (): Response => new Response("The body makes no sense here.", { status: 400 });

export const ONLY_POST = (): Response => new Response(null, { status: 405, headers: { Allow: "POST" } });
