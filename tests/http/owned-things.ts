import type { TestShop } from "../harness/shop.ts";
import type { Owned } from "./shopper-endpoints.ts";

/** What somebody has: points that are held, and a reward whose code is still open. */
export async function ownedBy(
  { shop, profileOf }: TestShop,
  email: string,
  customer: string,
  orderId: string,
): Promise<Owned> {
  const { reservePoints } = await import("#app/flows/reserve-points.server.ts");
  const { sql } = await import("#app/platform/db.server.ts");
  const { toPoints } = await import("#app/vocabulary/points.ts");
  const profileId = await profileOf(email);
  if (profileId === null) throw new Error(`nobody is known as ${email}`);
  const held = (requestId: string) =>
    reservePoints({ shop, profileId, points: toPoints(10), requestId, channel: "checkout", actor: null });
  const [hold, spent] = [await held("request-of-hold"), await held("request-of-reward")];
  if (!hold.ok || !spent.ok) throw new Error("the points were not reserved");
  const { rows } = await sql.query<{ redemption_id: number }>({
    text: `INSERT INTO redemption (merchant_id, shop_id, profile_id, customer_id, reward_id, reward_revision, surface,
             points, key, input_hash, hold_id, terms, state, code, shopify_gid, created_at, expires_at, issued_at)
           VALUES ($1, $2, $3, $4, 1, 1, 'checkout', 10, 'owned', '\\x00', $5, $6, 'issued', 'CODE-1',
             'gid://shopify/DiscountCodeNode/1', now(), now() + interval '30 days', now()) RETURNING redemption_id`,
    values: [
      shop.merchantId,
      shop.shopId,
      profileId,
      customer,
      spent.holdId,
      JSON.stringify({
        benefit: { gives: "amount", amount: 500, currency: "EUR" },
        minimumSpend: null,
        products: [],
        collections: [],
        combinesWith: [],
        channels: ["online"],
      }),
    ],
  });
  return {
    memberId: profileId,
    orderId,
    redemptionId: rows[0]?.redemption_id ?? 0,
    holdId: hold.holdId,
  };
}
