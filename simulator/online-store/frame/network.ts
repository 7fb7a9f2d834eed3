import type { Network, Start } from "./messages.ts";

const SLOW_MS = 1_500;
/** Longer than anybody waits for. */
const STUCK_MS = 60_000;

/** Resolves after the time, or when the caller gives up. @throws the signal's reason */
function pause(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason instanceof Error ? signal.reason : new DOMException("Aborted", "AbortError"));
    });
  });
}

async function travel(network: Network, signal: AbortSignal | null | undefined): Promise<void> {
  if (network === "slow") await pause(SLOW_MS, signal);
  if (network === "stuck") await pause(STUCK_MS, signal);
  // What a browser says when nobody answers.
  if (network === "down") throw new TypeError("Failed to fetch");
}

/** The frame's way to the app: the address that the bundle was built for, the app that runs here. */
export function connectTo({ publicUrl, url }: Start["app"], network: Network): void {
  const realFetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (publicUrl === "" || !request.url.startsWith(`${publicUrl}/`)) return realFetch(request);
    await travel(network, init?.signal);
    const here = url + request.url.slice(publicUrl.length);
    const body = request.method === "GET" ? {} : { body: await request.blob() };
    return realFetch(here, {
      method: request.method,
      headers: request.headers,
      signal: init?.signal ?? null,
      ...body,
    });
  };
}
