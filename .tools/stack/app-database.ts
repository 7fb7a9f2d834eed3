import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { PlainError } from "../plain-error.mjs";
import { finished, repository, startChild } from "./child.ts";

export async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

function urlOf(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function create(serverUrl: string, name: string): Promise<void> {
  try {
    await query(serverUrl, `CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    const isForbidden = error instanceof pg.DatabaseError && error.code === "42501";
    if (!isForbidden) throw error;
    throw new PlainError(
      `The user of DATABASE_URL may not create the database ${name}: grant CREATEDB, or unset DATABASE_URL.`,
    );
  }
}

/** A database with every migration applied. @returns its address, and whether it is new */
export async function prepareDatabase(
  serverUrl: string,
  name: string,
  { fresh, logFile }: { fresh: boolean; logFile: string },
): Promise<{ url: string; isNew: boolean }> {
  const id = pg.escapeIdentifier(name);
  if (fresh) await query(serverUrl, `DROP DATABASE IF EXISTS ${id} WITH (FORCE)`);
  const known = await query(serverUrl, `SELECT FROM pg_database WHERE datname = ${pg.escapeLiteral(name)}`);
  if (known.length === 0) await create(serverUrl, name);
  const url = urlOf(serverUrl, name);
  const migrate = join(repository, ".tools/migrate.mjs");
  try {
    await finished(startChild("The migration", [migrate], { DATABASE_URL: url }, logFile));
  } catch (error) {
    if (known.length === 0) throw error;
    const words = error instanceof Error ? error.message : "";
    throw new PlainError(`${words}\n\nThe kept data do not fit this version: start anew with --fresh.`);
  }
  return { url, isNew: known.length === 0 };
}

/** Messages not applied yet, and jobs that are due, without those that run by the clock. */
async function countWaiting(url: string): Promise<{ messages: number; jobs: number }> {
  const rows = await query<{ messages: number; jobs: number }>(
    url,
    `SELECT (SELECT count(*)::int FROM inbox_todo) AS messages,
       (SELECT count(*)::int FROM graphile_worker.jobs WHERE attempts < max_attempts
          AND run_at < now() + interval '1 minute' AND task_identifier NOT IN
          ('reconcile-every-shop', 'reconcile-shop', 'mature-orders', 'prune-inbox')) AS jobs`,
  );
  return rows[0] ?? { messages: 0, jobs: 0 };
}

/** Workers that were killed keep their jobs locked for hours; call it only while no worker runs. */
export async function releaseJobs(url: string): Promise<void> {
  await query(
    url,
    `SELECT graphile_worker.force_unlock_workers(ARRAY(
       SELECT DISTINCT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL))`,
  );
}

/** Resolves when everything that arrived is applied. @throws PlainError when nothing moves for two minutes */
export async function waitUntilDrained(url: string, onWait: (messages: number) => void): Promise<void> {
  let best = Infinity;
  let movedAt = Date.now();
  for (;;) {
    const { messages, jobs } = await countWaiting(url);
    if (messages + jobs === 0) return;
    onWait(messages);
    if (messages + jobs < best) [best, movedAt] = [messages + jobs, Date.now()];
    if (Date.now() - movedAt > 120_000) {
      throw new PlainError(
        `${messages} messages and ${jobs} jobs wait, and nothing moves; see the worker's log.`,
      );
    }
    await sleep(200);
  }
}
