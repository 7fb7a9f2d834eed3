import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { askerOf } from "./ask-app.ts";

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(answer: RequestListener): Promise<string> {
  const listening = createServer(answer);
  server = listening;
  await new Promise<void>((ready) => listening.listen(0, "127.0.0.1", ready));
  const address = listening.address();
  return typeof address === "object" && address ? `http://127.0.0.1:${address.port}` : "";
}

const patience = { patienceMs: 5_000 };

describe("asking the app", () => {
  it("brings a fresh session token and JSON", async () => {
    const heard: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      heard.push(request.headers.authorization, request.headers["content-type"], request.method);
      request.pipe(response);
    });
    let tokens = 0;
    const ask = askerOf(url, async () => `token-${(tokens += 1)}`);
    expect(await ask("/api/x", { locale: "en" }, patience)).toEqual({ ok: true, body: { locale: "en" } });
    await ask("/api/x", {}, patience);
    expect(heard.slice(0, 3)).toEqual(["Bearer token-1", "application/json", "POST"]);
    expect(heard[3]).toBe("Bearer token-2");
  });

  it("takes a refusal for an answer", async () => {
    const url = await serve((_, response) => response.writeHead(422).end('{"ok":false}'));
    const ask = askerOf(url, async () => "token");
    expect(await ask("/", {}, patience)).toEqual({ ok: false, body: { ok: false } });
  });

  it.each<[string, RequestListener]>([
    ["something that is not JSON", (_, response) => response.end("<html>")],
    ["nothing and hangs up", (request) => request.socket.destroy()],
  ])("knows no answer when the app says %s", async (_, listener) => {
    const ask = askerOf(await serve(listener), async () => "token");
    expect(await ask("/", {}, patience)).toBeNull();
  });

  it("stops waiting for an app that is too slow", async () => {
    const ask = askerOf(await serve(() => undefined), async () => "token");
    expect(await ask("/", {}, { patienceMs: 20 })).toBeNull();
  });

  it("stops waiting for a token that never comes", async () => {
    const ask = askerOf(await serve(() => undefined), () => new Promise(() => undefined));
    expect(await ask("/", {}, { patienceMs: 20 })).toBeNull();
  });

  it("lets go of a question that nobody waits for any more", async () => {
    const ask = askerOf(await serve(() => undefined), async () => "token");
    const control = new AbortController();
    const answer = ask("/", {}, { ...patience, signal: control.signal });
    control.abort();
    expect(await answer).toBeNull();
  });
});
