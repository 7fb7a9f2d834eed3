import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import pg from "pg";

const repository = resolve(import.meta.dirname, "..", "..");

/** The environment of the app in a command: real settings, but nobody's. Before anything of the app is imported. */
export function setEnvironment(databaseUrl: string, extra: Record<string, string> = {}): void {
  Object.assign(process.env, {
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    SHOPIFY_API_KEY: "command",
    SHOPIFY_API_SECRET: "command-secret",
    SHOPIFY_APP_URL: "http://127.0.0.1:3000",
    TOKEN_KEYS: `command:${Buffer.alloc(32, 1).toString("base64")}`,
    LOG_LEVEL: "silent",
    ...extra,
  });
}

function migrate(url: string): void {
  const { status } = spawnSync(process.execPath, [".tools/migrate.mjs"], {
    cwd: repository,
    stdio: "ignore",
    env: { ...process.env, DATABASE_URL: url },
  });
  if (status !== 0) throw new Error("the database of this command could not be migrated");
}

/** Runs work with a migrated database of its own, which is dropped afterwards. */
export async function inOwnDatabase<T>(
  serverUrl: string,
  prefix: string,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const name = `${prefix}_${Date.now()}`;
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${name}`);
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    migrate(url.href);
    return await work(url.href);
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
  }
}
