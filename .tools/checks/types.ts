/** `npm run types`: the app's types, and those of each extension, whose elements and `shopify` are those of its surface. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const repository = resolve(import.meta.dirname, "..", "..");
const compiler = join(repository, "node_modules/typescript/bin/tsc");

const extensions = readdirSync(join(repository, "extensions"))
  .map((name) => join("extensions", name, "tsconfig.json"))
  .filter((config) => existsSync(join(repository, config)));

for (const config of ["tsconfig.json", ...extensions]) {
  const { status } = spawnSync(process.execPath, [compiler, "--noEmit", "-p", config], {
    cwd: repository,
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = 1;
}
