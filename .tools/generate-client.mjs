import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { waitForLock } from "./file-lock.mjs";
import { PlainError } from "./plain-error.mjs";

/** Writes the Prisma client into app/platform/prisma when the schema or Prisma itself has changed. */
export async function generateClient(repository, node, environment) {
  const schema = join(repository, "prisma", "schema.prisma");
  if (!existsSync(schema)) return;
  const version = readFileSync(join(repository, "node_modules", "prisma", "package.json"), "utf8");
  const hash = createHash("sha256").update(readFileSync(schema)).update(version).digest("hex");
  const stamp = join(repository, "app", "platform", "prisma", ".schema-hash");
  const isCurrent = () => existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
  if (isCurrent()) return;
  const release = await waitForLock(join(repository, ".local", "generate.lock"), () => {});
  try {
    if (isCurrent()) return;
    const script = join(repository, ".tools", "prisma.mjs");
    const run = spawnSync(node, [script, "generate"], {
      cwd: repository,
      env: environment,
      encoding: "utf8",
    });
    if (run.status !== 0)
      throw new PlainError(`${run.stdout}${run.stderr}\nThe Prisma client could not be made.`);
    writeFileSync(stamp, hash);
  } finally {
    release();
  }
}
