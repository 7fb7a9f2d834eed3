/** The database side of schema-engine.mjs: connections that the WebAssembly engine can read catalogs through. */
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

/**
 * The engine reads Postgres' catalogs, whose columns have the types name, "char", oid lists and so on.
 * The adapter refuses some of these types, so they are presented as text and text[].
 * https://www.postgresql.org/docs/current/catalog-pg-type.html (the numbers are type oids)
 */
const CHAR = 18;
const presentedAs = new Map([
  [CHAR, 25],
  [19, 25], // name
  [24, 25], // regproc
  [2205, 25], // regclass
  [1003, 1009], // name[]
]);

/** Which columns of a result were "char": the engine wants these as characters and panics over text. */
const charColumns = new WeakMap();

function presentCatalogTypes(results) {
  for (const result of [results].flat()) {
    const fields = result?.fields ?? [];
    const indexes = fields.flatMap((field, index) => (field.dataTypeID === CHAR ? [index] : []));
    if (indexes.length > 0) charColumns.set(result.rows, indexes);
    for (const field of fields) field.dataTypeID = presentedAs.get(field.dataTypeID) ?? field.dataTypeID;
  }
  return results;
}

class CatalogClient extends pg.Client {
  query(...args) {
    const callback = args.at(-1);
    if (typeof callback === "function") {
      args[args.length - 1] = (error, result) =>
        callback(error, error ? result : presentCatalogTypes(result));
      return super.query(...args);
    }
    const pending = super.query(...args);
    return typeof pending?.then === "function" ? pending.then(presentCatalogTypes) : pending;
  }
}

/** Prisma's URL may name a schema, which is no word of the Postgres protocol. */
function connection(url, database) {
  const parsed = new URL(url);
  parsed.searchParams.delete("schema");
  if (database !== undefined) parsed.pathname = `/${encodeURIComponent(database)}`;
  return { connectionString: parsed.href };
}

function openPool(url, database) {
  return new pg.Pool({ ...connection(url, database), Client: CatalogClient, max: 3 });
}

async function openAdapter(pool, options) {
  const adapter = await new PrismaPg(pool, options).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of charColumns.get(result.rows) ?? []) {
      result.columnTypes[index] = ColumnTypeEnum.Character;
    }
    return result;
  };
  // The adapter cuts a script at every semicolon, which breaks function bodies and comments. Postgres takes a
  // whole script as it is, in one transaction.
  adapter.executeScript = async (script) => {
    await pool.query(script);
  };
  return adapter;
}

async function connectToOwnShadow(url) {
  const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
  const admin = openPool(url);
  await admin.query(`CREATE DATABASE "${name}"`);
  const pool = openPool(url, name);
  const adapter = await openAdapter(pool);
  adapter.dispose = async () => {
    await pool.end();
    await admin.query(`DROP DATABASE "${name}"`);
    await admin.end();
  };
  return adapter;
}

export function createAdapterFactory({ url, shadowDatabaseUrl }) {
  const connect = (target) => openAdapter(openPool(target), { disposeExternalPool: true });
  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connect(url),
    connectToShadowDb: () => (shadowDatabaseUrl ? connect(shadowDatabaseUrl) : connectToOwnShadow(url)),
  };
}

async function withClient(config, work) {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What the native engine offers as `schema-engine cli <command>`. */
export async function runDatabaseCommand(command, { url }) {
  if (command === "can-connect-to-database") {
    return withClient(connection(url), () => "Connection successful");
  }
  const name = pg.escapeIdentifier(decodeURIComponent(new URL(url).pathname.slice(1)));
  const statement = {
    "create-database": `CREATE DATABASE ${name}`,
    "drop-database": `DROP DATABASE IF EXISTS ${name}`,
  }[command];
  if (statement === undefined) throw new Error(`Unknown command: ${command}`);
  return withClient(connection(url, "postgres"), async (client) => {
    await client.query(statement);
    return "Done";
  });
}
