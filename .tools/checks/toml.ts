/** `npm run toml`: the configuration of app and extensions against what Shopify knows. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import * as discountFunction from "../../extensions/loyalty-discount/src/index.ts";
import { loadFunctionSchema } from "#simulator/functions/function-schema.ts";
import { checkAppToml } from "./app-toml.ts";
import { checkFunctionToml } from "./function-toml.ts";
import { loadShopifyFacts } from "./shopify-facts.ts";
import { readUiPackage } from "./ui-package.ts";
import { checkThemeToml, checkUiToml } from "./ui-toml.ts";

function tell(path: string, problems: readonly string[]): void {
  for (const problem of problems) process.stderr.write(`${path}: ${problem}\n`);
  if (problems.length > 0) process.exitCode = 1;
}

tell("shopify.app.toml", checkAppToml(readFileSync("shopify.app.toml", "utf8"), loadShopifyFacts()));

/** Of which the schema is at hand. */
const FUNCTION_API_VERSION = "2026-07";

const readIn = (folder: string) => (path: string) => {
  const file = join(folder, path);
  return existsSync(file) ? readFileSync(file, "utf8") : null;
};
const wordsIn = (folder: string): ReadonlySet<string> => {
  const text = readIn(folder)("locales/en.default.json") ?? "{}";
  return new Set(Object.keys(z.record(z.string(), z.string()).parse(JSON.parse(text))));
};

const folder = "extensions/loyalty-discount";
const read = readIn(folder);
tell(
  `${folder}/shopify.extension.toml`,
  checkFunctionToml(read("shopify.extension.toml") ?? "", {
    schema: loadFunctionSchema(FUNCTION_API_VERSION),
    apiVersion: FUNCTION_API_VERSION,
    exported: new Set(Object.keys(discountFunction)),
    words: wordsIn(folder),
    read,
  }),
);

const { apiVersion, targets } = readUiPackage();
for (const ui of ["extensions/loyalty-checkout", "extensions/loyalty-account"]) {
  const surroundings = {
    apiVersion,
    targets,
    words: wordsIn(ui),
    holds: (path: string) => existsSync(join(ui, path)),
  };
  tell(`${ui}/shopify.extension.toml`, checkUiToml(readIn(ui)("shopify.extension.toml") ?? "", surroundings));
}

const theme = "extensions/loyalty-theme/shopify.extension.toml";
tell(theme, checkThemeToml(readFileSync(theme, "utf8")));
