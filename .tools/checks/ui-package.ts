import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";

const packageFolder = resolve(import.meta.dirname, "../../node_modules/@shopify/ui-extensions");

/** "2026.7.0" is the package of API version 2026-07. */
function apiVersionOf(version: string): string {
  const [year = "", month = ""] = version.split(".");
  return `${year}-${month.padStart(2, "0")}`;
}

/** What the installed @shopify/ui-extensions knows. It has one file of types for each target. */
export function readUiPackage(): { apiVersion: string; targets: ReadonlySet<string> } {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")));
  const surfaces = join(packageFolder, "build/ts/surfaces");
  const targets = ["admin", "checkout", "customer-account", "point-of-sale"]
    .flatMap((surface) => readdirSync(join(surfaces, surface, "targets")))
    .filter((file) => file.endsWith(".d.ts"))
    .map((file) => file.replace(/\.d\.ts$/, ""));
  return { apiVersion: apiVersionOf(version), targets: new Set(targets) };
}
