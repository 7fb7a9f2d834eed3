import { toShopifyId, type ProfileId, type ShopifyId } from "#app/vocabulary/ids.ts";
import { env } from "#app/platform/env.server.ts";
import { addLogContext } from "#app/platform/logger.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { loadProfiles, ProfileBook } from "#app/modules/profiles/index.ts";
import { findShopByDomain, type Shop } from "#app/modules/shops/index.ts";
import { authenticate } from "#app/shopify/auth/app.server.ts";

/** Where an extension runs: each has its own kind of session token. */
export type ExtensionChannel = "pos" | "checkout" | "account";

export interface ExtensionVisit {
  shop: Shop;
  /** Who the token speaks for: a staff member's id at the till, a customer's elsewhere; null for a guest. */
  subject: string | null;
  cors: (response: Response) => Response;
}

const DOORS = {
  pos: (request: Request) => authenticate.public.pos(request),
  checkout: (request: Request) => authenticate.public.checkout(request),
  account: (request: Request) => authenticate.public.customerAccount(request),
};

const unauthorised = (): Response => new Response(null, { status: 401 });

/**
 * The door of the till, the checkout and the customer account: Shopify's session token is checked, audience included,
 * which the library leaves to us for extensions. @throws Response 204 to a browser that
 * asks whether it may ask, 401 for a token that is not for us, 410 for bots.
 */
export async function enterExtension(request: Request, channel: ExtensionChannel): Promise<ExtensionVisit> {
  const { sessionToken, cors } = await DOORS[channel](request);
  if (sessionToken.aud !== env().SHOPIFY_API_KEY) throw cors(unauthorised());
  const domain = sessionToken.dest.replace(/^https:\/\//, "");
  const shop = await findShopByDomain(domain);
  if (shop?.status !== "installed") throw cors(unauthorised());
  addLogContext({ shop: domain });
  return { shop, subject: sessionToken.sub || null, cors };
}

const customerIdOf = (subject: string): ShopifyId | null =>
  toShopifyId(subject.replace(/^gid:\/\/shopify\/Customer\//, ""));

/** The person behind a customer of the shop; null for a guest and for a customer never seen here. */
export async function personOfCustomer(shop: Shop, subject: string | null): Promise<ProfileId | null> {
  const value = subject === null ? null : customerIdOf(subject);
  if (!value) return null;
  const { merchantId, shopId } = shop;
  const lookup = { merchantId, kind: "customer" as const, shopId, value };
  const { profiles, identities } = await transaction((tx) => loadProfiles(tx, [lookup], []));
  return new ProfileBook(profiles, identities, []).ownerOf(merchantId, lookup);
}
