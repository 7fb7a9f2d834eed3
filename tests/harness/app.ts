import { createTestDatabase } from "./database.ts";

/** Settings of the app under test: real, but nobody's. */
export const TEST_SECRET = "test-secret-of-the-app";

export interface TestApp {
  databaseUrl: string;
  close(): Promise<void>;
}

/**
 * A database of its own, and the environment that the app's modules read when they are first imported: call it before
 * importing anything of the app that has `.server` in its name.
 */
export async function startTestApp(extra: Record<string, string> = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  Object.assign(process.env, {
    NODE_ENV: "test",
    DATABASE_URL: database.url,
    SHOPIFY_API_KEY: "test-key",
    SHOPIFY_API_SECRET: TEST_SECRET,
    SHOPIFY_APP_URL: "http://127.0.0.1:3000",
    TOKEN_KEYS: `test:${Buffer.alloc(32, 7).toString("base64")}`,
    LOG_LEVEL: "silent",
    ...extra,
  });
  return {
    databaseUrl: database.url,
    async close() {
      const { closeDatabase } = await import("#app/platform/db.server.ts");
      await closeDatabase();
      await database.drop();
    },
  };
}
