import pg from "pg";

/**
 * Counts what the database is asked meanwhile. Instead of clocks: who does the same work for somebody who exists as
 * for somebody who does not, takes the same time.
 */
export async function countStatements<T>(work: () => Promise<T>): Promise<{ result: T; statements: number }> {
  const { prototype } = pg.Client;
  const { query } = prototype;
  let statements = 0;
  prototype.query = new Proxy(query, {
    apply(target, client, given) {
      statements++;
      return Reflect.apply(target, client, given);
    },
  });
  try {
    return { result: await work(), statements };
  } finally {
    prototype.query = query;
  }
}
