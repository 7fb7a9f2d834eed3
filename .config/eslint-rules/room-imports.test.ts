import { describe, expect, it } from "vitest";
import { lintSnippet } from "./lint-snippet.ts";
import { roomImports } from "./room-imports.ts";

const lint = (path: string, text: string) => lintSnippet(roomImports, path, text);

const allowed: [string, string][] = [
  ["app/routes/app._index.tsx", `import { home } from "#app/screens/home.server.ts";`],
  ["app/routes/app._index.tsx", `import { authenticate } from "#app/shopify/auth.server.ts";`],
  ["app/routes/webhooks.tsx", `import { accept } from "#app/shopify/inbox/accept.server.ts";`],
  ["app/routes/app._index.tsx", `import { logger } from "#app/platform/logger.server.ts";`],
  ["app/screens/home.server.ts", `import { balance } from "#app/modules/ledger/index.ts";`],
  ["app/ui/points-badge.tsx", `import { formatPoints } from "#app/modules/ledger/format-points.ts";`],
  ["app/flows/order-changed.server.ts", `import { post } from "#app/modules/ledger/index.ts";`],
  ["app/flows/order-changed.server.ts", `import { transaction } from "#app/platform/db.server.ts";`],
  ["app/flows/publish/texts.ts", `import { rewardTitle } from "#app/screens/shopper/reward-title.ts";`],
  ["app/modules/ledger/posting.ts", `import { lots } from "./lots.ts";`],
  ["app/modules/ledger/posting.ts", `import { points } from "#app/vocabulary/points.ts";`],
  ["app/shopify/topics/orders.ts", `import { money } from "#app/vocabulary/money.ts";`],
  ["app/jobs/handlers/apply.server.ts", `import { orderChanged } from "#app/flows/order-changed.server.ts";`],
  ["app/jobs/worker.server.ts", `import { apply } from "./handlers/apply.server.ts";`],
  ["app/contracts/balance.ts", `import type { Points } from "#app/vocabulary/points.ts";`],
  ["app/server.ts", `import { logger } from "./platform/logger.server.ts";`],
  ["simulator/world/actions.ts", `import { find } from "./find.ts";`],
  ["simulator/world/actions.ts", `import { z } from "zod";`],
  ["extensions/loyalty-pos/tile.tsx", `import type { Balance } from "#app/contracts/balance.ts";`],
  ["tests/flows/earn.test.ts", `import { sum } from "#app/modules/ledger/ledger.store.server.ts";`],
  ["app/modules/ledger/posting.test.ts", `import { makeOrder } from "#tests/factories/order.ts";`],
];

/** One line at least for each row of the table, in each spelling of an import. */
const refused: [string, string, string][] = [
  [
    "app/routes/app._index.tsx",
    `import { post } from "#app/modules/ledger/index.ts";`,
    "belongs in app/screens",
  ],
  [
    "app/routes/app._index.tsx",
    `import { pool } from "#app/platform/db.server.ts";`,
    "routes may not import",
  ],
  [
    "app/routes/app._index.tsx",
    `import { Prisma } from "../platform/prisma/client.ts";`,
    "routes may not import",
  ],
  [
    "app/routes/app._index.tsx",
    `import { apply } from "#app/jobs/definitions/apply.ts";`,
    "routes may not import",
  ],
  ["app/routes/app._index.tsx", `import { loader } from "./app.members.tsx";`, "routes may not import"],
  [
    "app/routes/app._index.tsx",
    `import { q } from "#app/shopify/operations/shop.ts";`,
    "routes may not import",
  ],
  [
    "app/screens/home.server.ts",
    `import { act } from "#app/flows/order-changed.server.ts";`,
    "belong in app/flows",
  ],
  [
    "app/screens/home.server.ts",
    `import { q } from "#app/shopify/operations/shop.ts";`,
    "screens may not import",
  ],
  ["app/screens/home.server.ts", `import { sum } from "#app/modules/ledger/sum.ts";`, "through its door"],
  ["app/ui/points-badge.tsx", `import { db } from "#app/platform/db.server.ts";`, "ui may not import"],
  [
    "app/ui/points-badge.tsx",
    `import { sum } from "#app/modules/ledger/sum.server.ts";`,
    "runs on the server",
  ],
  ["app/ui/points-badge.tsx", `import { post } from "#app/modules/ledger/index.ts";`, "only pure files"],
  [
    "app/flows/order-changed.server.ts",
    `import { loader } from "#app/routes/app.tsx";`,
    "flows may not import",
  ],
  ["app/flows/order-changed.server.ts", `import { Badge } from "#app/ui/badge.tsx";`, "flows may not import"],
  [
    "app/flows/order-changed.server.ts",
    `import { P } from "#app/platform/prisma/client.ts";`,
    "flows may not import",
  ],
  [
    "app/flows/order-changed.server.ts",
    `import { auth } from "#app/shopify/auth.server.ts";`,
    "flows may not import",
  ],
  [
    "app/flows/order-changed.server.ts",
    `import { s } from "#app/modules/ledger/lots.ts";`,
    "through its door",
  ],
  [
    "app/flows/publish/texts.ts",
    `import { readView } from "#app/screens/shopper/account-view.server.ts";`,
    "flows may not import",
  ],
  ["app/flows/publish/texts.ts", `import { home } from "#app/screens/home.ts";`, "flows may not import"],
  [
    "app/modules/ledger/posting.ts",
    `import { find } from "#app/modules/profiles/index.ts";`,
    "belongs in app/flows",
  ],
  ["app/modules/ledger/posting.ts", `import { find } from "../profiles/index.ts";`, "modules may not import"],
  [
    "app/modules/ledger/posting.ts",
    `import { act } from "#app/flows/order-changed.server.ts";`,
    "modules may not import",
  ],
  [
    "app/modules/ledger/posting.ts",
    `import { t } from "#app/shopify/topics/orders.ts";`,
    "modules may not import",
  ],
  [
    "app/modules/ledger/posting.ts",
    `import { j } from "#app/jobs/definitions/apply.ts";`,
    "modules may not import",
  ],
  [
    "app/shopify/topics/orders.ts",
    `import { post } from "#app/modules/ledger/index.ts";`,
    "shopify may not import",
  ],
  [
    "app/shopify/topics/orders.ts",
    `export * from "#app/flows/order-changed.server.ts";`,
    "shopify may not import",
  ],
  ["app/jobs/worker.server.ts", `import { Badge } from "#app/ui/badge.tsx";`, "jobs may not import"],
  ["app/jobs/definitions/apply.ts", `import { db } from "#app/platform/db.server.ts";`, "name and a schema"],
  [
    "app/jobs/handlers/apply.server.ts",
    `import { loader } from "#app/routes/app.tsx";`,
    "job handlers may not",
  ],
  ["app/jobs/handlers/apply.server.ts", `import { Badge } from "#app/ui/badge.tsx";`, "job handlers may not"],
  [
    "app/contracts/balance.ts",
    `import { post } from "#app/modules/ledger/index.ts";`,
    "contracts may not import",
  ],
  [
    "app/vocabulary/points.ts",
    `import { now } from "#app/platform/clock.server.ts";`,
    "vocabulary may not import",
  ],
  [
    "app/platform/db.server.ts",
    `import { post } from "#app/modules/ledger/index.ts";`,
    "platform may not import",
  ],
  ["app/server.ts", `import { start } from "#simulator/server.ts";`, "over HTTP only"],
  ["app/server.ts", `const s = await import("../simulator/server.ts");`, "over HTTP only"],
  ["app/server.ts", `import { order } from "#tests/factories/order.ts";`, "app root may not import"],
  [
    "extensions/loyalty-pos/tile.tsx",
    `import { p } from "#app/platform/env.server.ts";`,
    "belongs in app/contracts",
  ],
  [
    "simulator/world/actions.ts",
    `import type { Points } from "#app/vocabulary/points.ts";`,
    "speaks only HTTP",
  ],
  [
    "simulator/world/actions.ts",
    `export { points } from "../../app/vocabulary/points.ts";`,
    "speaks only HTTP",
  ],
];

describe("the import table", () => {
  it.each(allowed)("lets %s hold: %s", (path, text) => {
    expect(lint(path, text)).toEqual([]);
  });

  it.each(refused)("refuses in %s: %s", (path, text, words) => {
    expect(lint(path, text)).toEqual([expect.stringContaining(words)]);
  });
});
