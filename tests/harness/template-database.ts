import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import pg from "pg";

const repository = resolve(import.meta.dirname, "..", "..");
const run = promisify(execFile);

export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function onServer<Result>(
  serverUrl: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The name carries a hash of the migrations: changed migrations make a new template, the same ones reuse it. */
async function templateName(): Promise<string> {
  const folder = join(repository, "prisma", "migrations");
  const hash = createHash("sha256");
  for (const entry of (await readdir(folder, { recursive: true })).sort()) {
    if (entry.endsWith(".sql")) hash.update(entry).update(await readFile(join(folder, entry)));
  }
  return `throughline_template_${hash.digest("hex").slice(0, 16)}`;
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
  return rowCount === 1;
}

async function dropDatabases(client: pg.Client, pattern: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname LIKE $1",
    [pattern],
  );
  for (const { datname } of rows) {
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(datname)} WITH (FORCE)`);
  }
}

async function migrate(url: string): Promise<void> {
  await run(process.execPath, [join(repository, ".tools", "migrate.mjs")], {
    cwd: repository,
    env: { ...process.env, DATABASE_URL: url },
  });
}

/**
 * Returns the name of a database with every migration in it and no rows. It is filled under another name and
 * renamed, so that a run that was stopped half-way leaves no half-migrated template.
 */
export async function ensureTemplate(serverUrl: string, isOurs: boolean): Promise<string> {
  const name = await templateName();
  await onServer(serverUrl, async (client) => {
    // Only the local server is ours to clean: databases of a run that was killed, and older templates.
    if (isOurs) await dropDatabases(client, "throughline\\_test\\_%");
    if (await exists(client, name)) return;
    if (isOurs) await dropDatabases(client, "throughline\\_template\\_%");
    const draft = `throughline_draft_${process.pid}_${Date.now()}`;
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(draft)}`);
    await migrate(databaseUrl(serverUrl, draft));
    if (await exists(client, name)) await dropDatabases(client, draft);
    else
      await client.query(
        `ALTER DATABASE ${pg.escapeIdentifier(draft)} RENAME TO ${pg.escapeIdentifier(name)}`,
      );
  });
  return name;
}
