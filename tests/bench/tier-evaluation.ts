import type pg from "pg";
import type { Shop } from "#app/modules/shops/index.ts";
import { interleave, type BenchRow } from "./measure.ts";

const MEMBERS = 500_000;
const ORDERS_EACH = 4;

/** Members with orders of the last two years, in sets and through all constraints. */
async function fill(shop: Shop, pool: pg.Pool): Promise<void> {
  const { merchantId, shopId } = shop;
  await pool.query(
    "INSERT INTO profile (merchant_id, profile_id, enrolled_at) SELECT $1, 10000000 + p, now() FROM generate_series(1, $2) p",
    [merchantId, MEMBERS],
  );
  await pool.query(
    `INSERT INTO shop_order (merchant_id, shop_id, order_id, profile_id, name, channel, financial_status,
       fulfillment_status, processed_at, updated_at, currency, total, current_total, test, state, counted_points,
       counted_spend, counted_orders)
     SELECT $1, $2, 100000000 + p * 10::bigint + o, 10000000 + p, '#' || p, 'online', 'paid', 'fulfilled',
       now() - ((p * 7 + o * 181) % 720) * interval '1 day', now(), 'EUR', 5000, 5000, false, '{}', 50,
       1000 + (p * 31 + o * 17) % 20000, 1
     FROM generate_series(1, $3) p, generate_series(1, $4) o`,
    [merchantId, shopId, MEMBERS, ORDERS_EACH],
  );
  await pool.query("VACUUM ANALYZE shop_order, profile");
}

async function saveLadder(shop: Shop): Promise<void> {
  const { transaction } = await import("#app/platform/db.server.ts");
  const { saveVersion } = await import("#app/modules/programs/index.ts");
  const { TIERS, tiersSettings } = await import("#app/modules/tiers/index.ts");
  const settings = tiersSettings.parse({
    tiers: [
      { id: "silver", name: "Silver", threshold: "100" },
      { id: "gold", name: "Gold", threshold: "250" },
      { id: "platinum", name: "Platinum", threshold: "400" },
    ],
  });
  const version = { settings, author: "bench", note: null, effectiveFrom: new Date(0), baseVersion: 0 };
  await transaction((tx) => saveVersion(tx, shop.merchantId, TIERS, version));
}

const perSecond = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return MEMBERS / ((performance.now() - started) / 1000);
};

/** Every member of a shop of half a million put where they belong, as the clock does it. */
export async function tierEvaluation(shop: Shop, pool: pg.Pool): Promise<BenchRow[]> {
  const { evaluateTiers } = await import("#app/flows/evaluate-tiers.server.ts");
  const { merchantId } = shop;
  await fill(shop, pool);
  await saveLadder(shop);
  const evaluate = () => evaluateTiers({ merchantId });
  const placing = await perSecond(evaluate);
  const writing = await perSecond(() =>
    pool.query(
      `CREATE TEMP TABLE placed AS SELECT t.*, sum(o.counted_spend) FROM member_tier t
       JOIN shop_order o USING (merchant_id, profile_id) WHERE merchant_id = $1 GROUP BY t.merchant_id, t.profile_id`,
      [merchantId],
    ),
  );
  const again = await interleave(
    async () => {
      await pool.query("UPDATE tier_run SET evaluated_on = evaluated_on - 1");
      return perSecond(evaluate);
    },
    () =>
      perSecond(() =>
        pool.query(
          `SELECT count(*) FROM (SELECT profile_id, sum(counted_spend) FROM shop_order
           WHERE merchant_id = $1 AND counted_orders > 0 AND processed_at >= now() - interval '1 year'
           GROUP BY profile_id) sums`,
          [merchantId],
        ),
      ),
  );
  const members = `${MEMBERS / 1000} thousand members`;
  const row = { unit: "per second" } as const;
  return [
    { ...row, work: `tiers of ${members}, evaluated`, ...again, beside: "their sums in SQL", goal: 0.1 },
    {
      ...row,
      work: `tiers of ${members}, placed at first`,
      ours: [placing],
      beside: "their sums in SQL, kept",
      theirs: [writing],
      goal: 0.02,
    },
  ];
}
