import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { startLocalPostgres } from "../../.tools/local-postgres.mjs";

let root: string;

beforeEach(() => {
  vi.stubEnv("DATABASE_URL", "");
  root = mkdtempSync(join(tmpdir(), "local-postgres-"));
  // The user that runs Postgres for root has to enter the folder.
  chmodSync(root, 0o755);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

const start = (whenInUse: "refuse" | "next" = "refuse") =>
  startLocalPostgres({ name: "kept", root, whenInUse, durable: false });

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

async function makeCluster(): Promise<string> {
  const { url, stop } = await start();
  await stop();
  return url;
}

describe("the local Postgres", () => {
  it("keeps its rows and its address from one start to the next", async () => {
    const first = await start();
    await query(first.url, "CREATE TABLE note AS SELECT 'kept' AS text");
    await first.stop();

    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, "SELECT text FROM note")).toEqual([{ text: "kept" }]);
    await second.stop();
  });

  it("stores UTF-8 and folds case in every script", async () => {
    const { url, stop } = await start();
    const text = "SELECT lower('ÄΣ') AS folded, current_setting('server_encoding') AS encoding";
    expect(await query(url, text)).toEqual([{ folded: "äσ", encoding: "UTF8" }]);
    await stop();
  });

  it("takes another port when its own is taken", async () => {
    const port = Number(new URL(await makeCluster()).port);
    const other = createServer().listen(port, "127.0.0.1");
    await once(other, "listening");

    const { url, stop } = await start();
    expect(Number(new URL(url).port)).not.toBe(port);
    expect(await query(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await stop();
    other.close();
  });

  it("refuses a folder that another command uses, or takes the next one when asked", async () => {
    const { stop } = await start();
    await expect(start()).rejects.toThrow("is in use by another running command. Stop that one first");
    const next = await start("next");
    expect(await query(next.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await next.stop();
    await stop();
  });

  it("starts again after its owner was killed", async () => {
    const holder = spawn(process.execPath, [join(import.meta.dirname, "hold-postgres.mjs"), root]);
    await once(holder.stdout, "data");
    holder.kill("SIGKILL");
    await once(holder, "exit");

    const { url, stop } = await start();
    expect(await query(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await stop();
  });

  it("is not misled by the process id that a stopped machine left behind", async () => {
    await makeCluster();
    writeFileSync(join(root, ".local/postgres/kept/postmaster.pid"), `${process.pid}\n`);
    const { url, stop } = await start();
    expect(await query(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await stop();
  });
});

describe("a broken database folder", () => {
  let whole: string;

  beforeAll(async () => {
    whole = mkdtempSync(join(tmpdir(), "local-postgres-"));
    chmodSync(whole, 0o755);
    vi.stubEnv("DATABASE_URL", "");
    const { stop } = await startLocalPostgres({ name: "kept", root: whole, durable: false });
    await stop();
  });

  beforeEach(() => cpSync(whole, root, { recursive: true }));

  afterAll(() => rmSync(whole, { recursive: true, force: true }));

  const at = (path: string) => join(root, ".local/postgres/kept", path);

  it.each([
    ["no version in PG_VERSION", () => writeFileSync(at("PG_VERSION"), "?"), "PG_VERSION is not a version"],
    ["no PG_VERSION", () => rmSync(at("PG_VERSION")), "PG_VERSION is missing"],
    [
      "another version",
      () => writeFileSync(at("PG_VERSION"), "14"),
      "it was made by Postgres 14, this is 18",
    ],
    ["no global folder", () => rmSync(at("global"), { recursive: true }), "global/pg_control is missing"],
    [
      "a control file of rubbish",
      () => writeFileSync(at("global/pg_control"), "x"),
      "Postgres does not start",
    ],
  ])("with %s is refused in one sentence that says what to do", async (_, damage, reason) => {
    damage();
    await expect(start()).rejects.toThrow(
      expect.objectContaining({ name: "PlainError", message: expect.stringContaining(reason) }),
    );
    await expect(start()).rejects.toThrow(
      `Delete it to start with an empty database: rm -rf "${at("")}`.slice(0, -1),
    );
  });

  it("that is whole, though copied, is used", async () => {
    const { url, stop } = await start();
    expect(await query(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await stop();
  });

  it("whose password was lost is refused", async () => {
    rmSync(join(root, ".local/postgres/kept.json"));
    await expect(start()).rejects.toThrow("Delete the folder to start with an empty database");
  });
});

describe("DATABASE_URL", () => {
  it("is used as it is, and not stopped", async () => {
    const local = await start();
    vi.stubEnv("DATABASE_URL", local.url);
    const given = await start();
    await given.stop();
    expect(given.url).toBe(local.url);
    expect(await query(local.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await local.stop();
  });

  it.each([
    ["nonsense", "DATABASE_URL is not of the form postgresql://user:password@host:5432/database."],
    [
      "postgresql://a:secret@127.0.0.1:1/b",
      "(postgresql://a:***@127.0.0.1:1/b) cannot be used: connect ECONNREFUSED",
    ],
  ])("%s is refused in one sentence without its password", async (url, sentence) => {
    vi.stubEnv("DATABASE_URL", url);
    await expect(start()).rejects.toThrow(sentence);
  });
});
