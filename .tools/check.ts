/** `npm run validate`: all checks, one line each; the output of a check is shown only when it fails. */
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";

const repository = resolve(import.meta.dirname, "..");
const packages = join(repository, "node_modules");

/** In this order; the tests come last and alone, because they use both cores. */
const checks: Record<string, string[]> = {
  format: [join(packages, "prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", "."],
  lint: [
    join(packages, "eslint/bin/eslint.js"),
    "-c",
    ".config/eslint.mjs",
    "--cache",
    "--cache-location",
    ".cache/eslint/",
    ".",
  ],
  types: [".tools/checks/types.ts"],
  toml: [".tools/checks/toml.ts"],
  graphql: [".tools/checks/graphql.ts"],
  drift: [".tools/checks/drift.ts"],
  "dead-code": [join(packages, "knip/bin/knip.js"), "--config", ".config/knip.ts", "--no-progress"],
  test: [join(packages, "vitest/vitest.mjs"), "run", "--config", ".config/vitest.ts", "--reporter=dot"],
};

interface Outcome {
  code: number;
  output: string;
  seconds: string;
}

function run(args: string[]): Promise<Outcome> {
  const start = Date.now();
  return new Promise((answer) => {
    let output = "";
    const child = spawn(process.execPath, args, { cwd: repository, stdio: ["ignore", "pipe", "pipe"] });
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("close", (code) => {
      answer({ code: code ?? 1, output, seconds: ((Date.now() - start) / 1000).toFixed(1) });
    });
  });
}

function chooseChecks(names: string[]): [string, string[]][] {
  if (names.length === 0) return Object.entries(checks);
  return names.map((name) => {
    const args = checks[name];
    if (args) return [name, args];
    process.stderr.write(`Unknown check "${name}". Checks: ${Object.keys(checks).join(", ")}.\n`);
    process.exit(1);
  });
}

const failed: string[] = [];
for (const [name, args] of chooseChecks(process.argv.slice(2))) {
  const { code, output, seconds } = await run(args);
  process.stdout.write(`${code === 0 ? "ok    " : "FAILED"}  ${name.padEnd(10)} ${seconds.padStart(6)} s\n`);
  if (code === 0) continue;
  failed.push(name);
  process.stdout.write(`\n${output.trim()}\n\n`);
}
if (failed.length > 0) {
  process.stdout.write(`${failed.length} failed: ${failed.join(", ")}\n`);
  process.exitCode = 1;
}
