/**
 * Builds the extensions with Shopify's own CLI, in a copy of what it needs: no login, no network but npm's registry.
 * Functions are left out, because their WebAssembly tools are fetched from elsewhere.
 */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { parse } from "smol-toml";
import { z } from "zod";
import { PlainError, reportAndExit } from "./plain-error.mjs";

const CLI = "@shopify/cli@4.8.2";
const repository = resolve(import.meta.dirname, "..");
const copy = join(repository, ".local/build-for-shopify");

const isFunction = (folder: string): boolean => {
  const configuration = join(folder, "shopify.extension.toml");
  return existsSync(configuration) && /^\s*type = "function"/m.test(readFileSync(configuration, "utf8"));
};

/** Its own folder, because the CLI installs packages and writes into the folder that it builds. */
function prepare(): void {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const part of ["shopify.app.toml", "package.json", "tsconfig.json", "app/contracts", "app/vocabulary"])
    cpSync(join(repository, part), join(copy, part), { recursive: true });
  for (const name of readdirSync(join(repository, "extensions"))) {
    const folder = join(repository, "extensions", name);
    if (!isFunction(folder)) cpSync(folder, join(copy, "extensions", name), { recursive: true });
  }
  symlinkSync(join(repository, "node_modules"), join(copy, "node_modules"));
  const { application_url } = z
    .object({ application_url: z.string() })
    .parse(parse(readFileSync(join(copy, "shopify.app.toml"), "utf8")));
  // The CLI puts these in place of process.env.… when it bundles.
  writeFileSync(join(copy, ".env"), `APP_URL=${application_url}\n`);
}

function build(): void {
  const args = ["--yes", CLI, "app", "build", "--skip-dependencies-installation", "--no-color"];
  const { status } = spawnSync("npx", args, {
    cwd: copy,
    stdio: "inherit",
    env: {
      ...process.env,
      CI: "1",
      SHOPIFY_CLI_NO_ANALYTICS: "1",
      // The CLI needs Node 22: the pinned one goes first.
      PATH: [join(repository, "node_modules/.bin"), process.env["PATH"]].join(delimiter),
    },
  });
  if (status !== 0) throw new PlainError(`${CLI} could not build the extensions.`);
}

function checkAddress(): void {
  const folders = readdirSync(join(copy, "extensions")).map((name) => join(copy, "extensions", name, "dist"));
  const scripts = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .filter((file) => file.endsWith(".js"));
  for (const script of scripts)
    if (readFileSync(script, "utf8").includes("process.env.APP_URL"))
      throw new PlainError(`${script} does not know the app's address.`);
}

try {
  prepare();
  build();
  checkAddress();
} catch (error) {
  reportAndExit(error);
}
