import type { Session } from "@shopify/shopify-api";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { sql } from "#app/platform/db.server.ts";
import { shopifyLibrary } from "./app.server.ts";
import { forgetSessions, SealedSessionStorage } from "./sessions.server.ts";

/** Refresh this long before the end, so that a long answer never meets a dead token. */
const MARGIN_MS = 5 * 60_000;
const LEASE_SECONDS = 30;
const MOST_WAITS = 40;

const storage = new SealedSessionStorage();

/** The library's error when Shopify answers that a refresh token is worth nothing. */
const refusal = z.object({ response: z.object({ code: z.union([z.literal(400), z.literal(401)]) }) });

/** The shop has no usable token: the merchant has to open the app again (edge case O3). */
export class MustReauthorise extends Error {
  override name = "MustReauthorise";
}

/** Refresh tokens rotate, so exactly one process may use one: it takes a lease on the row first. */
async function takeLease(id: string): Promise<boolean> {
  const { rowCount } = await sql.query({
    name: "take-refresh-lease",
    text: `UPDATE shopify_session SET refresh_lease = now() + make_interval(secs => $2)
           WHERE id = $1 AND (refresh_lease IS NULL OR refresh_lease < now())`,
    values: [id, LEASE_SECONDS],
  });
  return rowCount === 1;
}

async function releaseLease(id: string): Promise<void> {
  await sql.query({ text: "UPDATE shopify_session SET refresh_lease = NULL WHERE id = $1", values: [id] });
}

async function refresh(shop: string, session: Session): Promise<Session> {
  if (!session.refreshToken) throw new MustReauthorise(shop);
  try {
    const answer = await shopifyLibrary.auth.refreshToken({ shop, refreshToken: session.refreshToken });
    await storage.storeSession(answer.session);
    return answer.session;
  } catch (error) {
    if (!refusal.safeParse(error).success) throw error;
    await forgetSessions(shop);
    throw new MustReauthorise(shop);
  } finally {
    await releaseLease(session.id);
  }
}

/**
 * A valid offline access token of the shop.
 * @throws MustReauthorise when there is none and only a visit of the merchant can bring one.
 */
export async function offlineAccessToken(shop: string): Promise<string> {
  const id = shopifyLibrary.session.getOfflineId(shop);
  for (let wait = 0; wait < MOST_WAITS; wait++) {
    const session = await storage.loadSession(id);
    if (!session?.accessToken) throw new MustReauthorise(shop);
    if (!session.isExpired(MARGIN_MS)) return session.accessToken;
    if (await takeLease(id)) {
      const fresh = await storage.loadSession(id);
      if (fresh?.accessToken && !fresh.isExpired(MARGIN_MS)) {
        await releaseLease(id);
        return fresh.accessToken;
      }
      const { accessToken } = await refresh(shop, fresh ?? session);
      if (!accessToken) throw new MustReauthorise(shop);
      return accessToken;
    }
    await sleep(250);
  }
  throw new Error(`the access token of ${shop} is being refreshed by another process for too long`);
}
