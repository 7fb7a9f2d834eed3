import type { Sql } from "./db.server.ts";

/**
 * Locks names until the transaction ends: things whose rows may not exist yet, or several rows under one name. All are
 * taken in one order, so two transactions never wait for each other in a circle.
 */
export async function lockNames(tx: Sql, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await tx.query({
    name: "lock-names",
    text: `SELECT pg_advisory_xact_lock(h) FROM (
             SELECT DISTINCT hashtextextended(name, 0) AS h FROM unnest($1::text[]) AS name ORDER BY h) AS names`,
    values: [names],
  });
}
