/** `npm run toml`: shopify.app.toml against Shopify's own lists of scopes and webhook topics. */
import { readFileSync } from "node:fs";
import { checkAppToml } from "./app-toml.ts";
import { loadShopifyFacts } from "./shopify-facts.ts";

const problems = checkAppToml(readFileSync("shopify.app.toml", "utf8"), loadShopifyFacts());
for (const problem of problems) process.stderr.write(`shopify.app.toml: ${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
