import type { z } from "zod";
import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";

/** A set of settings that is kept in versions. Every field has a default, so older versions stay readable. */
export interface Program<Settings> {
  name: "earning" | "expiry" | "tiers" | "brand";
  schema: z.ZodType<Settings>;
}

/** Settings as saved once; never changed. They count from `effectiveFrom` on, which may lie ahead. */
export interface ProgramVersion<Settings> {
  version: number;
  settings: Settings;
  author: string;
  note: string | null;
  createdAt: Date;
  effectiveFrom: Date;
}

interface VersionRow {
  version: number;
  settings: unknown;
  author: string;
  note: string | null;
  created_at: Date;
  effective_from: Date;
}

/** All versions of a merchant's program, the newest first. */
export async function readVersions<Settings>(
  merchantId: MerchantId,
  { name, schema }: Program<Settings>,
  tx: Sql = sql,
): Promise<ProgramVersion<Settings>[]> {
  const { rows } = await tx.query<VersionRow>({
    name: "program-versions",
    text: `SELECT version, settings, author, note, created_at, effective_from FROM program_version
           WHERE merchant_id = $1 AND program = $2 ORDER BY version DESC`,
    values: [merchantId, name],
  });
  return rows.map((row) => ({
    version: row.version,
    settings: schema.parse(row.settings),
    author: row.author,
    note: row.note,
    createdAt: row.created_at,
    effectiveFrom: row.effective_from,
  }));
}

/** Settings that count now. @returns null for a program of which no version has begun. */
export type SettingsInForce = <Settings>(program: Program<Settings>) => Settings | null;

/** The settings of all programs that count at an instant, in one reading: see `versionInForce`. */
export async function readSettingsInForce(
  tx: Sql,
  merchantId: MerchantId,
  at: Date,
): Promise<SettingsInForce> {
  const { rows } = await tx.query<{ program: string; settings: unknown }>({
    name: "settings-in-force",
    text: `SELECT DISTINCT ON (program) program, settings FROM program_version
           WHERE merchant_id = $1 AND effective_from <= $2 ORDER BY program, version DESC`,
    values: [merchantId, at],
  });
  const byProgram = new Map(rows.map(({ program, settings }) => [program, settings]));
  return ({ name, schema }) => (byProgram.has(name) ? schema.parse(byProgram.get(name)) : null);
}

/** The newest version; null while the merchant has saved none. */
export async function newestVersion<Settings>(
  merchantId: MerchantId,
  program: Program<Settings>,
  tx: Sql = sql,
): Promise<ProgramVersion<Settings> | null> {
  return (await readVersions(merchantId, program, tx))[0] ?? null;
}

/** Every version of every program as it was saved, the oldest first. Not for pages: they are not limited. */
export async function listSavedVersions(
  merchantId: MerchantId,
): Promise<(ProgramVersion<unknown> & { program: string })[]> {
  const { rows } = await sql.query<VersionRow & { program: string }>({
    name: "export-program-versions",
    text: `SELECT program, version, settings, author, note, created_at, effective_from FROM program_version
           WHERE merchant_id = $1 ORDER BY created_at, program, version`,
    values: [merchantId],
  });
  return rows.map(({ created_at, effective_from, ...row }) => ({
    ...row,
    createdAt: created_at,
    effectiveFrom: effective_from,
  }));
}

/**
 * Saves a version on top of the one that the author saw.
 * @returns its number, or null when somebody else saved in between.
 */
export async function saveVersion<Settings>(
  tx: Sql,
  merchantId: MerchantId,
  { name }: Program<Settings>,
  version: Omit<ProgramVersion<Settings>, "version" | "createdAt"> & { baseVersion: number },
): Promise<number | null> {
  const { rows } = await tx.query<{ version: number }>({
    text: `INSERT INTO program_version (merchant_id, program, version, settings, author, note, effective_from)
           SELECT $1, $2, $3 + 1, $4, $5, $6, $7
           WHERE $3 = (SELECT COALESCE(max(version), 0) FROM program_version WHERE merchant_id = $1 AND program = $2)
           ON CONFLICT DO NOTHING RETURNING version`,
    values: [
      merchantId,
      name,
      version.baseVersion,
      JSON.stringify(version.settings),
      version.author,
      version.note,
      version.effectiveFrom,
    ],
  });
  return rows[0]?.version ?? null;
}
