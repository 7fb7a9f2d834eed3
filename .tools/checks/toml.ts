/** `npm run toml`: the configuration of app and function against what Shopify knows. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import * as discountFunction from "../../extensions/loyalty-discount/src/index.ts";
import { FUNCTION_API_VERSION, loadDiscountSchema } from "#simulator/schema/load-discount-schema.ts";
import { checkAppToml } from "./app-toml.ts";
import { checkFunctionToml } from "./function-toml.ts";
import { loadShopifyFacts } from "./shopify-facts.ts";

function tell(path: string, problems: readonly string[]): void {
  for (const problem of problems) process.stderr.write(`${path}: ${problem}\n`);
  if (problems.length > 0) process.exitCode = 1;
}

tell("shopify.app.toml", checkAppToml(readFileSync("shopify.app.toml", "utf8"), loadShopifyFacts()));

const folder = "extensions/loyalty-discount";
const read = (path: string) => {
  const file = join(folder, path);
  return existsSync(file) ? readFileSync(file, "utf8") : null;
};
const locale = z.record(z.string(), z.string()).parse(JSON.parse(read("locales/en.default.json") ?? "{}"));
tell(
  `${folder}/shopify.extension.toml`,
  checkFunctionToml(read("shopify.extension.toml") ?? "", {
    schema: loadDiscountSchema(),
    apiVersion: FUNCTION_API_VERSION,
    exported: new Set(Object.keys(discountFunction)),
    words: new Set(Object.keys(locale)),
    read,
  }),
);
