import pg from "pg";
import { PlainError } from "./plain-error.mjs";

const OLDEST_MAJOR = 15;

function withoutPassword(url) {
  const shown = new URL(url);
  if (shown.password) shown.password = "***";
  return shown.href;
}

async function readVersion(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query("SELECT current_setting('server_version_num')::int AS number");
    return Math.floor(rows[0].number / 10_000);
  } catch (error) {
    const reason = error.message || error.code;
    throw new PlainError(
      `The database of DATABASE_URL (${withoutPassword(url)}) cannot be used: ${reason}. ` +
        "Correct it, or unset DATABASE_URL to use the local Postgres.",
    );
  } finally {
    await client.end().catch(() => {});
  }
}

/** A Postgres that someone else runs: checked, and never stopped. */
export async function useGivenPostgres(url) {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new PlainError("DATABASE_URL is not of the form postgresql://user:password@host:5432/database.");
  }
  const major = await readVersion(url);
  if (major < OLDEST_MAJOR) {
    throw new PlainError(
      `DATABASE_URL names a Postgres ${major}; Throughline needs ${OLDEST_MAJOR} or newer.`,
    );
  }
  return { url, stop: async () => {} };
}
