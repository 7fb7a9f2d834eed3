import type { ActionName } from "#simulator/world/actions.ts";
import type { ActionResult, RenderedEvent, ShopWorld, World } from "#simulator/world/types.ts";
import type { TokenStore } from "#simulator/oauth/token-store.ts";
import type { Deliverer } from "#simulator/webhooks/deliverer.ts";
import type { StorefrontSessions } from "#simulator/storefront/sessions.ts";
import type { AdminApi } from "#simulator/graphql/admin-api.ts";

export type AppCredentials = {
  /** Where the app answers, without a trailing slash. */
  appUrl: string;
  apiKey: string;
  apiSecret: string;
};

/** What every route of the simulator works on. */
export type Simulator = {
  /** The simulator's own address; known once it listens. */
  url: string;
  app: AppCredentials;
  world: World;
  deliverer: Deliverer;
  tokens: TokenStore;
  adminApi: AdminApi;
  /** The folder of the built extensions that the online store runs; null without any. */
  extensions: string | null;
  /** Who is at which tab of the store. */
  storefront: StorefrontSessions;
  /** Does an action by name and sends its webhooks. Throws ZodError or ActionRefused. */
  perform(shop: ShopWorld, name: ActionName, input: unknown): ActionResult;
  /** Hands rendered events to the deliverer; nothing leaves for a shop without the app. */
  send(events: RenderedEvent[]): void;
};
