import { expect, it } from "vitest";
import { lintSnippet } from "./lint-snippet.ts";
import { sqlInStores } from "./sql-in-stores.ts";

const lint = (path: string, text: string) => lintSnippet(sqlInStores, path, text);
const refusal = [expect.stringContaining("belong in a store")];

it.each([
  ["app/modules/ledger/ledger.store.server.ts", "const q = `SELECT 1 FROM ledger_entry`;"],
  ["app/shopify/inbox/accept.server.ts", `const q = "INSERT INTO inbox_event (a) VALUES ($1)";`],
  ["app/platform/health.server.ts", `const q = "SELECT 1";`],
  ["tests/flows/earn.test.ts", `const q = "SELECT 1";`],
  ["app/ui/field.tsx", `const label = "Select a reward";`],
  ["app/flows/order-changed.server.ts", `import { transaction } from "#app/platform/db.server.ts";`],
])("lets %s hold: %s", (path, text) => {
  expect(lint(path, text)).toEqual([]);
});

it.each([
  ["app/modules/ledger/post-entries.server.ts", "const q = `SELECT 1 FROM ledger_entry`;"],
  ["app/flows/order-changed.server.ts", "const q = `UPDATE ledger_account SET pending = 0`;"],
  ["app/screens/home.server.ts", "const q = `\n  WITH days AS (SELECT 1) SELECT * FROM days`;"],
  ["app/shopify/topics/orders.server.ts", `const q = "DELETE FROM inbox_todo";`],
  ["app/modules/ledger/post-entries.server.ts", `import { pool } from "#app/platform/db.server.ts";`],
  ["app/screens/home.server.ts", `import { prisma } from "#app/platform/db.server.ts";`],
  ["app/screens/home.server.ts", `import { PrismaClient } from "#app/platform/prisma/client.ts";`],
])("refuses in %s: %s", (path, text) => {
  expect(lint(path, text)).toEqual(refusal);
});
