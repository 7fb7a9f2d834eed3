import { env } from "#app/platform/env.server.ts";
import { AdminApiError, type AdminClient } from "../operations/admin-client.ts";
import { httpAdminClient } from "../operations/http-admin-client.ts";
import { MustReauthorise, offlineAccessToken } from "./offline-access.server.ts";
import { forgetSessions } from "./sessions.server.ts";
import { shopifyFetch } from "./transport.server.ts";

/**
 * The Admin API of a shop for background work; every request takes the token that is valid then.
 * @throws MustReauthorise when the shop has no usable token
 */
export function offlineAdminClient(shop: string): AdminClient {
  const send = shopifyFetch(env().SHOPIFY_SIMULATOR_URL);
  return {
    async request(document, variables) {
      const accessToken = await offlineAccessToken(shop);
      try {
        return await httpAdminClient({ shop, accessToken, fetch: send }).request(document, variables);
      } catch (error) {
        if (!(error instanceof AdminApiError) || error.problem !== "must-reauthorise") throw error;
        await forgetSessions(shop);
        throw new MustReauthorise(shop);
      }
    },
  };
}
