import type pg from "pg";
import { asProfileId } from "#app/vocabulary/ids.ts";
import { addDays } from "#app/vocabulary/time.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import { posting } from "../factories/posting.ts";
import { extensionToken } from "../http/hold-server.ts";
import { interleave, slowest, type BenchRow } from "./measure.ts";

const SHOPPERS = 16;
const SECONDS = 2;
const BUDGET_MS = 500;
const MEMBERS = 100;
const CUSTOMER = 700_000;
const LOTS = 10;

const PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1";

const LINES = Array.from({ length: 10 }, (_, nth) => ({
  productId: String(9001 + nth),
  variantId: String(9101 + nth),
  quantity: 2,
  amount: "12.34",
}));
const BODY = JSON.stringify({
  locale: "de-AT",
  cart: { currency: "USD", subtotal: "123.40", tax: "0", lines: LINES, codes: [] },
});

/** A merchant with tiers and ten rewards, and members with points of many dates. */
async function fill(shop: Shop, pool: pg.Pool): Promise<void> {
  const { transaction } = await import("#app/platform/db.server.ts");
  const { markInstalled } = await import("#app/modules/shops/index.ts");
  const { postAll } = await import("#app/modules/ledger/index.ts");
  const { saveVersion } = await import("#app/modules/programs/index.ts");
  const { rewardTerms } = await import("#app/modules/redemption/index.ts");
  const { TIERS, tiersSettings } = await import("#app/modules/tiers/index.ts");
  const { merchantId, shopId } = shop;
  const now = new Date();
  const tiers = ["100", "500", "1000"].map((threshold, nth) => ({
    id: `tier-${nth}`,
    name: `Tier ${nth}`,
    threshold,
  }));
  const settings = tiersSettings.parse({ tiers });
  await transaction(async (tx) => {
    await markInstalled(tx, shop, []);
    const version = {
      baseVersion: 0,
      settings,
      author: "bench",
      note: null,
      effectiveFrom: addDays(now, -1),
    };
    await saveVersion(tx, merchantId, TIERS, version);
  });
  for (let nth = 0; nth < 10; nth++) {
    const offer = {
      kind: "amountOff",
      settings: { cost: 100 * (nth + 1), amounts: { USD: String(nth + 1) } },
    };
    await pool.query(
      `INSERT INTO reward (merchant_id, status, position, terms, created_at, updated_at)
       VALUES ($1, 'active', $2, $3, now(), now())`,
      [merchantId, nth, JSON.stringify(rewardTerms.parse({ offer, conditions: { perPerson: 3 } }))],
    );
  }
  for (let member = 0; member < MEMBERS; member++) {
    const { rows } = await pool.query<{ profile_id: string }>(
      `WITH made AS (INSERT INTO profile (merchant_id) VALUES ($1) RETURNING profile_id)
       INSERT INTO profile_identity (merchant_id, kind, shop_id, value, profile_id, verified)
       SELECT $1, 'customer', $2, $3, profile_id, true FROM made RETURNING profile_id`,
      [merchantId, shopId, String(CUSTOMER + member)],
    );
    const profile = asProfileId(Number(rows[0]?.profile_id));
    const lot = (nth: number) =>
      posting({
        merchant: merchantId,
        profile,
        available: 100,
        key: `views:${member}:${nth}`,
        occurredAt: now,
        expiresAt: addDays(now, 100 + nth),
      });
    await transaction((tx) =>
      postAll(
        tx,
        Array.from({ length: LOTS }, (_, nth) => lot(nth)),
      ),
    );
  }
}

/** What the checkout asks for, token, cart and sentences included, beside the time that it has. */
export async function views(shop: Shop, pool: pg.Pool, secret: string): Promise<BenchRow[]> {
  await fill(shop, pool);
  const { action } = await import("#app/routes/api.checkout.view.tsx");
  const tokens = Array.from({ length: MEMBERS }, (_, member) =>
    extensionToken({
      shop: shop.domain,
      sub: `gid://shopify/Customer/${CUSTOMER + member}`,
      aud: "command",
      secret,
    }),
  );
  const ask = async (client: number, nth: number): Promise<void> => {
    const headers = {
      authorization: `Bearer ${tokens[(client * 7 + nth) % MEMBERS] ?? ""}`,
      "user-agent": PHONE,
      "content-type": "application/json",
    };
    const request = new Request("http://127.0.0.1/api/checkout/view", {
      method: "POST",
      headers,
      body: BODY,
    });
    const response = await action({ request, params: {}, context: {} });
    if (response.status !== 200) throw new Error(`a view of the bench was answered ${response.status}`);
    await response.text();
  };
  const figures = await interleave(
    () => slowest(SHOPPERS, SECONDS, ask),
    () => Promise.resolve(BUDGET_MS),
  );
  const work = `checkout view, ${SHOPPERS} shoppers, 10 rewards`;
  return [{ work, unit: "ms p99", ...figures, beside: "the budget", goal: 1 }];
}
