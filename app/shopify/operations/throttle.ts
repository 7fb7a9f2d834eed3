import { z } from "zod";
import { answerShape, errorList } from "./admin-client.ts";

const SHORTEST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 20_000;

const cost = z.object({
  extensions: z.object({
    cost: z.object({
      requestedQueryCost: z.number(),
      throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number().positive() }),
    }),
  }),
});

const within = (ms: number): number => Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, Math.ceil(ms)));

/**
 * How long until the bucket holds what the query costs; null when the answer is not a throttled one.
 * Shopify answers 200 with THROTTLED (https://shopify.dev/docs/api/usage/limits#graphql-admin-api-rate-limits).
 */
export function throttledFor(body: unknown): number | null {
  const answer = answerShape.safeParse(body);
  const isThrottled = errorList(answer.data?.errors).some((error) => error.extensions?.code === "THROTTLED");
  if (!isThrottled) return null;
  const stated = cost.safeParse(body).data?.extensions.cost;
  if (!stated) return within(1_000);
  const { currentlyAvailable, restoreRate } = stated.throttleStatus;
  return within(((stated.requestedQueryCost - currentlyAvailable) / restoreRate) * 1_000);
}

/** Retry-After in seconds, as HTTP 429 carries it. */
export function retryAfter(header: string | null): number {
  const seconds = Number(header);
  return within(header !== null && Number.isFinite(seconds) ? seconds * 1_000 : 1_000);
}

/** Growing pauses for a failing network: 0.4 s, 0.8 s, 1.6 s … */
export const backoff = (attempt: number): number => within(200 * 2 ** attempt);
