import { randomUUID } from "node:crypto";
import type { CartFacts } from "#app/contracts/cart.ts";
import type { CheckoutView } from "#app/contracts/loyalty.ts";
import type { Program } from "#app/modules/programs/versions.store.server.ts";
import { toShopifyId } from "#app/vocabulary/ids.ts";
import { currency } from "../factories/order.ts";
import type { TestShop } from "../harness/shop.ts";

export const NOW = new Date("2026-07-01T10:00:00Z");

export const BEANS = { productId: "9001", variantId: "9101", quantity: 1, amount: "42.00" };

/** One line of 42 euros of product 9001, unless changed. */
export const cart = (changes: Partial<CartFacts> = {}): CartFacts => ({
  currency: "EUR",
  subtotal: "42.00",
  tax: "0",
  lines: [BEANS],
  codes: [],
  ...changes,
});

export const visitorOf = ({ shop }: TestShop, customerId: number | null, locale = "en") => ({
  shop,
  customerId: toShopifyId(customerId),
  locale,
});

export async function checkoutView(
  test: TestShop,
  customerId: number | null,
  facts: CartFacts = cart(),
  locale = "en",
): Promise<CheckoutView> {
  const { readCheckoutView } = await import("#app/screens/shopper/checkout-view.server.ts");
  return readCheckoutView(visitorOf(test, customerId, locale), facts, currency(facts.currency), NOW);
}

/** Settings as they count since the first of May. */
export async function saveProgram<Settings>(
  test: TestShop,
  program: Program<Settings>,
  settings: Settings,
): Promise<void> {
  const { transaction } = await import("#app/platform/db.server.ts");
  const { newestVersion, saveVersion } = await import("#app/modules/programs/index.ts");
  const { merchantId } = test.shop;
  const baseVersion = (await newestVersion(merchantId, program))?.version ?? 0;
  const effectiveFrom = new Date("2026-05-01T00:00:00Z");
  const version = { baseVersion, settings, author: "Test", note: null, effectiveFrom };
  const saved = await transaction((tx) => saveVersion(tx, merchantId, program, version));
  if (saved === null) throw new Error("the settings were not saved");
}

/** A reward that can be had. @returns its id */
export async function offer(
  test: TestShop,
  kind: string,
  settings: object,
  conditions: object = {},
  changes: { position?: number; taken?: number; names?: Record<string, string> } = {},
): Promise<number> {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rewardTerms } = await import("#app/modules/redemption/index.ts");
  const { names = {}, position = 0, taken = 0 } = changes;
  const terms = rewardTerms.parse({ names, offer: { kind, settings }, conditions });
  const { rows } = await sql.query<{ reward_id: number }>({
    text: `INSERT INTO reward (merchant_id, status, position, terms, taken, created_at, updated_at)
           VALUES ($1, 'active', $2, $3, $4, now(), now()) RETURNING reward_id`,
    values: [test.shop.merchantId, position, JSON.stringify(terms), taken],
  });
  return rows[0]?.reward_id ?? 0;
}

/** A reward that somebody spent points on, as it is kept; the points themselves are not moved. */
export async function redeemed(
  test: TestShop,
  contact: string,
  rewardId: number,
  changes: {
    state?: string;
    code?: string | null;
    expiresAt?: Date;
    createdAt?: Date;
    terms?: object;
    holdId?: number;
  } = {},
): Promise<void> {
  const { sql } = await import("#app/platform/db.server.ts");
  const { state = "issued", code = randomUUID(), expiresAt, createdAt, terms, holdId } = changes;
  const benefit = { gives: "amount", amount: 500, currency: "EUR" };
  const kept = { minimumSpend: null, products: [], collections: [], combinesWith: [], channels: ["online"] };
  const released = state === "released";
  await sql.query({
    text: `INSERT INTO redemption (merchant_id, shop_id, profile_id, customer_id, reward_id, reward_revision, surface, points,
             key, input_hash, hold_id, terms, state, code, created_at, expires_at, closed_at, release_reason)
           SELECT $1, $2, $3, 7001, $4, 1, 'account', 500, gen_random_uuid()::text, '\\x00', COALESCE($12::bigint, nextval('point_hold_hold_id_seq')),
             $5, $6, $7, $8, $9, $10, $11`,
    values: [
      test.shop.merchantId,
      test.shop.shopId,
      await test.profileOf(contact),
      rewardId,
      JSON.stringify({ ...kept, benefit, ...terms }),
      state,
      code,
      createdAt ?? NOW,
      expiresAt ?? new Date("2026-07-31T22:00:00Z"),
      released || state === "captured" ? NOW : null,
      released ? "undone_by_shopper" : null,
      holdId ?? null,
    ],
  });
}
