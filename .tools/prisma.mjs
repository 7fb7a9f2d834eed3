/** Runs the Prisma command with our schema engine: `node .tools/prisma.mjs migrate deploy`. */
import { spawn } from "node:child_process";
import { chmodSync, existsSync } from "node:fs";
import { delimiter, dirname, resolve } from "node:path";
import { prismaEnvironment } from "./prisma-environment.mjs";

const repository = resolve(import.meta.dirname, "..");
const args = process.argv.slice(2);
const environment = prismaEnvironment();

const needsDatabase = args[0] === "migrate" || args[0] === "db";
if (needsDatabase && !environment.DATABASE_URL) {
  process.stderr.write(
    "DATABASE_URL is not set. Example: DATABASE_URL=postgresql://user:password@host:5432/throughline\n",
  );
  process.exit(1);
}
const prisma = resolve(repository, "node_modules", "prisma", "build", "index.js");
if (!existsSync(prisma)) {
  process.stderr.write("The packages are not installed. Run: npm ci\n");
  process.exit(1);
}
try {
  // Prisma runs the engine as a program; a copy of the sources may have lost that permission.
  chmodSync(resolve(repository, "prisma", "schema-engine.mjs"), 0o755);
} catch {
  // A read-only copy is used as it is: if the permission is missing, Prisma says so.
}
// The engine starts with `#!/usr/bin/env node`: the Node that runs this file has to come first.
const PATH = [dirname(process.execPath), environment.PATH].filter(Boolean).join(delimiter);
const child = spawn(process.execPath, [prisma, ...args], {
  cwd: repository,
  stdio: "inherit",
  env: { ...environment, PATH },
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
