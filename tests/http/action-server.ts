import { createServer } from "node:http";

export interface ActionServer {
  tell(key: string | null, body: unknown, path?: string): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

/** The routes by which other programs tell of actions and birthdays, over real HTTP. */
export async function startActionServer(): Promise<ActionServer> {
  const actions = await import("#app/routes/api.actions.tsx");
  const birthdays = await import("#app/routes/api.birthdays.tsx");
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const headers = new Headers();
      const authorization = incoming.headers.authorization;
      if (authorization !== undefined) headers.set("authorization", authorization);
      const { action } = incoming.url === "/api/birthdays" ? birthdays : actions;
      const request = new Request(`http://127.0.0.1${incoming.url ?? "/"}`, {
        method: "POST",
        headers,
        body: Buffer.concat(chunks),
      });
      action({ request, params: {}, context: {} }).then(
        async (response) => outgoing.writeHead(response.status).end(await response.text()),
        (error: unknown) => outgoing.writeHead(500).end(String(error)),
      );
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const at = server.address();
  const port = typeof at === "object" && at !== null ? at.port : 0;
  return {
    async tell(key, body, path = "/api/actions") {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: "POST",
        headers: key === null ? {} : { authorization: `Bearer ${key}` },
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      return { status: response.status, body: await response.json() };
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
