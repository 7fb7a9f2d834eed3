import pg from "pg";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "./env.server.ts";
import { logger } from "./logger.server.ts";
import { PrismaClient } from "./prisma/client.ts";

/**
 * One pool, two ways in: plain SQL with named statements for everything that moves value or runs in batches, and
 * Prisma for small records (a Prisma transaction measured ten times slower on the ledger path).
 * 64-bit integers come as numbers: ours stay below 2^53, and one that does not is an error, never a rounded number.
 * Shopify's ids are selected as text.
 */
function parseSafeInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`a 64-bit integer does not fit a number: ${text}`);
  return number;
}

const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, parseSafeInteger);
types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);

/** The smallest thing a query needs: the pool, or the client of a running transaction. */
export interface Sql {
  query<Row extends pg.QueryResultRow>(query: pg.QueryConfig): Promise<pg.QueryResult<Row>>;
}

interface Database {
  pool: pg.Pool;
  prisma: PrismaClient;
}

let database: Database | undefined;

function open(): Database {
  if (database) return database;
  const config = { connectionString: env().DATABASE_URL, max: env().DATABASE_POOL };
  const pool = new pg.Pool({ ...config, types, application_name: "throughline" });
  pool.on("error", (error) => logger.error({ err: error }, "idle database connection failed"));
  // A connection that breaks while it is lent out fails its query; without a listener it would end the process.
  pool.on("connect", (client) => {
    client.on("error", (error) => logger.warn({ err: error }, "database connection failed"));
  });
  // Prisma reads bigint itself, so it has a small pool of its own with the standard parsers.
  const prisma = new PrismaClient({ adapter: new PrismaPg({ ...config, max: 4 }) });
  database = { pool, prisma };
  return database;
}

export const pool = (): pg.Pool => open().pool;
export const prisma = (): PrismaClient => open().prisma;

/** Plain SQL outside a transaction. */
export const sql: Sql = { query: (query) => pool().query(query) };

/** Serialization failures and deadlocks: the transaction did nothing and may run again. */
const RETRYABLE = new Set(["40001", "40P01"]);
const MOST_ATTEMPTS = 5;

function isRetryable(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code !== undefined && RETRYABLE.has(error.code);
}

async function runOnce<T>(work: (tx: Sql) => Promise<T>, begin = "BEGIN"): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work({ query: (query) => client.query(query) });
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((rollbackError: unknown) => {
      broken = rollbackError instanceof Error ? rollbackError : new Error("the rollback failed");
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Runs work in one READ COMMITTED transaction; repeats it when Postgres asked to. No network calls inside. */
export async function transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(work);
    } catch (error) {
      if (!isRetryable(error) || attempt >= MOST_ATTEMPTS) throw error;
    }
  }
}

/** Reads that all see the database as it was at the first of them, whatever others write meanwhile. */
export const snapshot = <T>(work: (tx: Sql) => Promise<T>): Promise<T> =>
  runOnce(work, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");

export async function closeDatabase(): Promise<void> {
  const open = database;
  database = undefined;
  await Promise.all([open?.pool.end(), open?.prisma.$disconnect()]);
}
