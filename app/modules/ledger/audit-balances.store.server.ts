import { sql } from "#app/platform/db.server.ts";

/** Something that does not add up, with what is needed to look at it. */
export interface LedgerDifference {
  what: string;
  merchantId: number;
  profileId: number;
  stored: string;
  computed: string;
}

export interface LedgerTotals {
  accounts: number;
  entries: number;
  lots: number;
}

const SHOWN = 20;

const BALANCES = `
  SELECT merchant_id, profile_id, 'balance' AS what,
    concat_ws('/', a.pending, a.available, a.held, a.debt, a.version) AS stored,
    concat_ws('/', e.pending, e.available, e.held, e.debt, e.version) AS computed
  FROM ledger_account a FULL JOIN (
    SELECT merchant_id, profile_id, sum(d_pending) AS pending, sum(d_available) AS available, sum(d_held) AS held,
      sum(d_debt) AS debt, max(version) AS version, count(*) AS entries
    FROM ledger_entry GROUP BY merchant_id, profile_id
  ) e USING (merchant_id, profile_id)
  WHERE (a.pending, a.available, a.held, a.debt, a.version)
    IS DISTINCT FROM (COALESCE(e.pending, 0), COALESCE(e.available, 0), COALESCE(e.held, 0), COALESCE(e.debt, 0), COALESCE(e.version, 0))
    OR e.entries IS DISTINCT FROM e.version`;

const LOTS_OF_BALANCE = `
  SELECT merchant_id, profile_id, 'open lots' AS what, a.available::text AS stored, COALESCE(l.remaining, 0)::text AS computed
  FROM ledger_account a FULL JOIN (
    SELECT merchant_id, profile_id, sum(remaining) AS remaining FROM point_lot GROUP BY merchant_id, profile_id
  ) l USING (merchant_id, profile_id)
  WHERE a.available IS DISTINCT FROM COALESCE(l.remaining, 0)`;

const LOT_USES = `
  SELECT l.merchant_id, l.profile_id, 'lot ' || l.version || '.' || l.lot_no AS what, l.remaining::text AS stored,
    (l.amount + COALESCE(u.used, 0))::text AS computed
  FROM point_lot l LEFT JOIN (
    SELECT merchant_id, profile_id, lot_version, lot_no, sum(amount) AS used FROM lot_use GROUP BY 1, 2, 3, 4
  ) u ON u.merchant_id = l.merchant_id AND u.profile_id = l.profile_id AND u.lot_version = l.version AND u.lot_no = l.lot_no
  WHERE l.remaining <> l.amount + COALESCE(u.used, 0)`;

interface DifferenceRow {
  merchant_id: number;
  profile_id: number;
  what: string;
  stored: string;
  computed: string;
  total: number;
}

/** Recomputes every balance from entries and lots. Returns the number of differences and the first of them. */
export async function auditBalances(): Promise<{
  totals: LedgerTotals;
  count: number;
  differences: LedgerDifference[];
}> {
  let count = 0;
  const differences: LedgerDifference[] = [];
  for (const text of [BALANCES, LOTS_OF_BALANCE, LOT_USES]) {
    const { rows } = await sql.query<DifferenceRow>({
      text: `SELECT *, count(*) OVER ()::int AS total FROM (${text}) AS d ORDER BY merchant_id, profile_id LIMIT ${SHOWN}`,
    });
    count += rows[0]?.total ?? 0;
    for (const { merchant_id, profile_id, what, stored, computed } of rows) {
      differences.push({ what, merchantId: merchant_id, profileId: profile_id, stored, computed });
    }
  }
  const { rows: totals } = await sql.query<{ accounts: number; entries: number; lots: number }>({
    text: `SELECT (SELECT count(*) FROM ledger_account)::int AS accounts, (SELECT count(*) FROM ledger_entry)::int AS entries,
             (SELECT count(*) FROM point_lot)::int AS lots`,
  });
  return { totals: totals[0] ?? { accounts: 0, entries: 0, lots: 0 }, count, differences };
}
