import type { MerchantId } from "#app/vocabulary/ids.ts";
import type { Sql } from "./db.server.ts";

/** These hold the tenant itself and go last. */
const LAST = ["shop", "merchant"];

/**
 * Deletes every row of a merchant from every table that has its key, also from tables added later. The ledger lets it
 * through only for the merchant named in this transaction.
 */
export async function eraseTenant(tx: Sql, merchantId: MerchantId): Promise<void> {
  const { rows } = await tx.query<{ name: string }>({
    text: `SELECT quote_ident(c.table_name) AS name FROM information_schema.columns c
           JOIN information_schema.tables t USING (table_schema, table_name)
           WHERE c.table_schema = current_schema() AND c.column_name = 'merchant_id' AND t.table_type = 'BASE TABLE'
           ORDER BY 1`,
  });
  // Whoever applies something for the merchant holds its shop: wait for them, and let nobody begin.
  await tx.query({ text: "SELECT 1 FROM shop WHERE merchant_id = $1 FOR UPDATE", values: [merchantId] });
  await tx.query({
    text: "SELECT set_config('throughline.erasing_merchant', $1, true)",
    values: [String(merchantId)],
  });
  const tables = rows.map((row) => row.name).filter((name) => !LAST.includes(name));
  for (const table of [...tables, ...LAST]) {
    await tx.query({ text: `DELETE FROM ${table} WHERE merchant_id = $1`, values: [merchantId] });
  }
}
