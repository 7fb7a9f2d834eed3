import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";
import { earningSettings, type EarningSettings, type EarningVersion } from "./settings.ts";

export interface SavedEarningVersion extends EarningVersion {
  author: string;
  note: string | null;
  createdAt: Date;
}

interface VersionRow {
  merchant_id: number;
  version: number;
  settings: unknown;
  author: string;
  note: string | null;
  created_at: Date;
  effective_from: Date;
}

const toVersion = (row: VersionRow): SavedEarningVersion => ({
  version: row.version,
  settings: earningSettings.parse(row.settings),
  author: row.author,
  note: row.note,
  createdAt: row.created_at,
  effectiveFrom: row.effective_from,
});

/** All versions of a merchant, the newest first. */
export async function readEarningVersions(
  merchantId: MerchantId,
  tx: Sql = sql,
): Promise<SavedEarningVersion[]> {
  const { rows } = await tx.query<VersionRow>({
    name: "earning-versions",
    text: `SELECT merchant_id, version, settings, author, note, created_at, effective_from FROM program_version
           WHERE merchant_id = $1 AND program = 'earning' ORDER BY version DESC`,
    values: [merchantId],
  });
  return rows.map(toVersion);
}

/** The newest version; null while the merchant has saved none. */
export async function currentEarning(merchantId: MerchantId): Promise<SavedEarningVersion | null> {
  return (await readEarningVersions(merchantId))[0] ?? null;
}

/**
 * Saves a version on top of the one that the author saw.
 * @returns its number, or null when somebody else saved in between.
 */
export async function saveEarningVersion(
  tx: Sql,
  merchantId: MerchantId,
  version: {
    baseVersion: number;
    settings: EarningSettings;
    author: string;
    note: string | null;
    effectiveFrom: Date;
  },
): Promise<number | null> {
  const { rows } = await tx.query<{ version: number }>({
    text: `INSERT INTO program_version (merchant_id, program, version, settings, author, note, effective_from)
           SELECT $1, 'earning', $2 + 1, $3, $4, $5, $6
           WHERE $2 = (SELECT COALESCE(max(version), 0) FROM program_version WHERE merchant_id = $1 AND program = 'earning')
           ON CONFLICT DO NOTHING RETURNING version`,
    values: [
      merchantId,
      version.baseVersion,
      JSON.stringify(version.settings),
      version.author,
      version.note,
      version.effectiveFrom,
    ],
  });
  return rows[0]?.version ?? null;
}
