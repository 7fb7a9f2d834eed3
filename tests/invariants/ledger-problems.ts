/**
 * Everything in the ledger that does not add up, of all merchants; empty when all is well: balances against entries,
 * available points against lots, lots against their uses, orders against what was posted for them.
 */
const CHECKS = [
  `SELECT 'balance of ' || a.profile_id AS problem FROM ledger_account a
   LEFT JOIN LATERAL (
     SELECT COALESCE(sum(d_pending), 0) AS p, COALESCE(sum(d_available), 0) AS v, COALESCE(sum(d_held), 0) AS h,
       COALESCE(sum(d_debt), 0) AS d, count(*) AS n
     FROM ledger_entry e WHERE e.merchant_id = a.merchant_id AND e.profile_id = a.profile_id) s ON true
   WHERE (a.pending, a.available, a.held, a.debt, a.version) IS DISTINCT FROM (s.p, s.v, s.h, s.d, s.n)`,
  `SELECT 'lots of ' || a.profile_id FROM ledger_account a
   WHERE a.available <> (SELECT COALESCE(sum(remaining), 0) FROM point_lot l
     WHERE l.merchant_id = a.merchant_id AND l.profile_id = a.profile_id)`,
  `SELECT 'lot ' || l.profile_id || '/' || l.version FROM point_lot l
   WHERE l.remaining <> l.amount + (SELECT COALESCE(sum(u.amount), 0) FROM lot_use u
     WHERE u.merchant_id = l.merchant_id AND u.profile_id = l.profile_id AND u.lot_version = l.version
       AND u.lot_no = l.lot_no)`,
  `SELECT 'order ' || o.order_id FROM shop_order o
   WHERE (o.target_pending, o.target_available) <> (
     SELECT COALESCE(sum(d_pending), 0), COALESCE(sum(d_available - d_debt - d_shortfall), 0) FROM ledger_entry e
     WHERE e.merchant_id = o.merchant_id AND e.shop_id = o.shop_id AND e.order_id = o.order_id
       AND e.source = 'purchase')`,
];

export async function ledgerProblems(): Promise<string[]> {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query<{ problem: string }>({ text: CHECKS.join(" UNION ALL ") });
  return rows.map((row) => row.problem);
}
