import { defineConfig } from "vitest/config";

const strictConsole = "./tests/harness/strict-console.ts";

// Two cores carry Postgres as well as the tests. More workers than this make both slower.
const workers = 2;

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    maxWorkers: workers,
    passWithNoTests: true,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "{app,simulator,extensions}/**/*.test.{ts,tsx}",
            ".config/**/*.test.ts",
            ".tools/**/*.test.ts",
          ],
          setupFiles: [strictConsole],
          testTimeout: 20_000,
          // Shopify's tester imports the extensions itself, so it has to go through the same transforms as they do.
          server: { deps: { inline: ["@shopify/ui-extensions-tester", "@shopify/ui-extensions"] } },
        },
      },
      {
        extends: true,
        test: {
          name: "system",
          include: ["tests/**/*.test.{ts,tsx}"],
          globalSetup: ["./tests/harness/global-setup.ts"],
          setupFiles: [strictConsole],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
