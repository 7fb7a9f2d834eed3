import type { MerchantId } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";
import type { OldPoints, Span } from "./liability.ts";

const SPANS = `unnest($3::timestamptz[], $4::timestamptz[]) WITH ORDINALITY AS s(from_at, until_at, nth)`;

async function sumSpans(
  tx: Sql,
  query: { name: string; lots: string },
  [merchantId, now, spans]: readonly [MerchantId, Date, readonly Span[]],
): Promise<number[]> {
  const { rows } = await tx.query<{ points: number }>({
    name: query.name,
    text: `SELECT (SELECT COALESCE(sum(l.remaining), 0)::bigint FROM point_lot l
                   WHERE l.merchant_id = $1 AND l.remaining > 0 AND ${query.lots}) AS points
           FROM ${SPANS} ORDER BY nth`,
    values: [merchantId, now, spans.map(({ from }) => from), spans.map(({ until }) => until)],
  });
  return rows.map(({ points }) => points);
}

/** Points that can be spent, by when they were earned: one sum for each span, `from` included. */
export const sumLotsByEarning = (tx: Sql, merchantId: MerchantId, now: Date, spans: readonly Span[]) =>
  sumSpans(
    tx,
    {
      name: "lots-by-earning",
      lots: `l.earned_at >= COALESCE(s.from_at, '-infinity') AND l.earned_at < COALESCE(s.until_at, 'infinity')
        AND (l.expires_at IS NULL OR l.expires_at > $2)`,
    },
    [merchantId, now, spans],
  );

/** Points with a date that is yet to come, by that date: one sum for each span, `until` included. */
export const sumLotsByExpiry = (tx: Sql, merchantId: MerchantId, now: Date, spans: readonly Span[]) =>
  sumSpans(
    tx,
    {
      name: "lots-by-expiry",
      lots: `l.expires_at > $2 AND l.expires_at > COALESCE(s.from_at, '-infinity')
        AND l.expires_at <= COALESCE(s.until_at, 'infinity')`,
    },
    [merchantId, now, spans],
  );

/** Points whose date has come and that the job has not written off yet: nobody can spend them any more (law 8). */
export async function sumDueLots(tx: Sql, merchantId: MerchantId, now: Date): Promise<number> {
  const { rows } = await tx.query<{ points: number }>({
    name: "due-lots",
    text: `SELECT COALESCE(sum(remaining), 0)::bigint AS points FROM point_lot
           WHERE merchant_id = $1 AND remaining > 0 AND expires_at <= $2`,
    values: [merchantId, now],
  });
  return rows[0]?.points ?? 0;
}

/**
 * What became of points earned before an instant. A merge makes new lots of the old ones; those are left out of what
 * was earned, so that no point counts twice, and what became of them afterwards is found with them.
 */
export async function readOldPoints(tx: Sql, merchantId: MerchantId, before: Date): Promise<OldPoints> {
  const { rows } = await tx.query<OldPoints>({
    name: "old-points",
    text: `WITH lots AS (
             SELECT COALESCE(sum(amount), 0)::bigint AS amount, COALESCE(sum(remaining), 0)::bigint AS unused
             FROM point_lot WHERE merchant_id = $1 AND earned_at < $2
           ), moved AS (
             SELECT COALESCE(sum(l.amount), 0)::bigint AS amount
             FROM ledger_entry e JOIN point_lot l USING (merchant_id, profile_id, version)
             WHERE e.merchant_id = $1 AND e.kind = 'transfer_in' AND l.earned_at < $2
           ), gone AS (
             SELECT COALESCE(sum(-u.amount) FILTER (WHERE e.kind = 'expire'), 0)::bigint AS expired,
               COALESCE(sum(-u.amount) FILTER (WHERE e.kind = 'take_back'), 0)::bigint AS taken_back
             FROM ledger_entry e JOIN lot_use u USING (merchant_id, profile_id, version)
             JOIN point_lot l ON l.merchant_id = u.merchant_id AND l.profile_id = u.profile_id
               AND l.version = u.lot_version AND l.lot_no = u.lot_no
             WHERE e.merchant_id = $1 AND e.kind IN ('expire', 'take_back') AND l.earned_at < $2)
           SELECT lots.amount - moved.amount AS earned, taken_back AS "takenBack", expired, unused
           FROM lots, moved, gone`,
    values: [merchantId, before],
  });
  return rows[0] ?? { earned: 0, takenBack: 0, expired: 0, unused: 0 };
}
