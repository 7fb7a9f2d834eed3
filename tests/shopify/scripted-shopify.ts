import { createServer } from "node:http";
import { z } from "zod";
import { httpAdminClient } from "#app/shopify/operations/http-admin-client.ts";
import type { AdminClient } from "#app/shopify/operations/admin-client.ts";

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** Breaks the connection instead of answering. */
  hangUp?: boolean;
}

export interface Asked {
  path: string;
  token: string | undefined;
  operation: string;
  variables: unknown;
}

export interface ScriptedShopify extends AsyncDisposable {
  client: AdminClient;
  asked: Asked[];
  /** The waits that the client asked for, which the test does not wait. */
  waits: number[];
}

const question = z.object({ query: z.string(), variables: z.unknown() });

const operationOf = (document: string): string => /\b(?:query|mutation)\s+(\w+)/.exec(document)?.[1] ?? "";

/** An HTTP server that gives prepared answers in turn, and a client that speaks to it as if it were Shopify. */
export async function scriptedShopify(answers: readonly Answer[]): Promise<ScriptedShopify> {
  const asked: Asked[] = [];
  const waits: number[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
    request.on("end", () => {
      const answer = answers[asked.length] ?? { status: 500 };
      const { query, variables } = question.parse(JSON.parse(text));
      const token = request.headers["x-shopify-access-token"]?.toString();
      asked.push({ path: request.url ?? "", token, operation: operationOf(query), variables });
      if (answer.hangUp) return response.destroy();
      response.writeHead(answer.status ?? 200, { "Content-Type": "application/json", ...answer.headers });
      return response.end(JSON.stringify(answer.body ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const client = httpAdminClient({
    shop: "north.myshopify.com",
    accessToken: "shpat_test",
    fetch: (url, init) => fetch(url.replace("https://north.myshopify.com", `http://127.0.0.1:${port}`), init),
    sleep: (wait) => Promise.resolve(waits.push(wait)),
  });
  return {
    client,
    asked,
    waits,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
