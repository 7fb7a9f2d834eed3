import { setTimeout as pause } from "node:timers/promises";
import { API_VERSION } from "../api-version.ts";
import { AdminApiError, type AdminClient } from "./admin-client.ts";
import { backoff, retryAfter, throttledFor } from "./throttle.ts";

const MOST_ATTEMPTS = 8;
const MOST_FAILURES = 4;
const TIMEOUT_MS = 30_000;

export interface AdminConnection {
  /** The shop's myshopify.com domain. */
  shop: string;
  accessToken: string;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Given by tests; by default really waits. */
  sleep?: (milliseconds: number) => Promise<unknown>;
}

type Attempt = { body: unknown } | { retryIn: number; failed: boolean; because: string };

const send = ({ shop, accessToken, fetch }: AdminConnection, document: string, variables: object) =>
  fetch(`https://${shop}/admin/api/${API_VERSION}/graphql.json`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json",
      "X-Shopify-Access-Token": accessToken,
    },
    body: JSON.stringify({ query: document, variables }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });

/** What an HTTP status means for a caller that may try again. @throws AdminApiError when trying again is no use */
async function readResponse(response: Response, attempt: number): Promise<Attempt> {
  const { status } = response;
  if (status === 401 || status === 403) {
    throw new AdminApiError("must-reauthorise", `Shopify refused the access token (HTTP ${status})`);
  }
  if (status === 429) {
    return { retryIn: retryAfter(response.headers.get("Retry-After")), failed: false, because: "HTTP 429" };
  }
  if (status >= 500) return { retryIn: backoff(attempt), failed: true, because: `HTTP ${status}` };
  if (!response.ok) throw new AdminApiError("refused", `Shopify answered HTTP ${status}`);
  const body: unknown = await response.json();
  const wait = throttledFor(body);
  return wait === null ? { body } : { retryIn: wait, failed: false, because: "throttled" };
}

async function attemptOnce(
  connection: AdminConnection,
  ask: [string, object],
  attempt: number,
): Promise<Attempt> {
  try {
    return await readResponse(await send(connection, ...ask), attempt);
  } catch (error) {
    if (error instanceof AdminApiError) throw error;
    const because = error instanceof Error ? error.message : "the network failed";
    return { retryIn: backoff(attempt), failed: true, because };
  }
}

const isMutation = (document: string): boolean => /^\s*(#[^\n]*\n\s*)*mutation\b/.test(document);

/**
 * The Admin API over HTTP. Waits as the cost bucket asks and retries what failed on the way, a bounded number of
 * times. A mutation that failed on the way may have been done, so it is not sent again.
 */
export function httpAdminClient(connection: AdminConnection): AdminClient {
  const sleep = connection.sleep ?? pause;
  return {
    async request(document, variables) {
      const failuresAllowed = isMutation(document) ? 0 : MOST_FAILURES;
      let failures = 0;
      let because = "";
      for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
        const outcome = await attemptOnce(connection, [document, variables], attempt);
        if ("body" in outcome) return outcome.body;
        because = outcome.because;
        if (outcome.failed && ++failures > failuresAllowed) {
          throw new AdminApiError("unavailable", `Shopify cannot be reached: ${because}`);
        }
        if (attempt < MOST_ATTEMPTS) await sleep(outcome.retryIn);
      }
      throw new AdminApiError("throttled", `Shopify asked to wait too often: ${because}`, ["THROTTLED"]);
    },
  };
}
