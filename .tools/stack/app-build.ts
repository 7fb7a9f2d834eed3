import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { waitForLock } from "../file-lock.mjs";
import { finished, repository, startChild } from "./child.ts";

/** A build that a test asks for is not part of vitest, although it inherits its environment. */
const BUILD_ENVIRONMENT = { NODE_ENV: "production", VITEST: "" };

const SOURCES = ["app", "public", "vite.config.ts", "package.json"];

/** When anything in it was last written. */
export function newestIn(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

function isCurrent(): boolean {
  const built = statSync(join(repository, "build/server/index.js"), { throwIfNoEntry: false });
  if (built === undefined) return false;
  return SOURCES.every((source) => newestIn(join(repository, source)) <= built.mtimeMs);
}

/** Builds the app unless the build is newer than every source; of several callers one builds and the others wait. */
export async function ensureBuild(onBuild: () => void = () => undefined): Promise<void> {
  if (isCurrent()) return;
  const release = await waitForLock(join(repository, ".local/build.lock"), () => undefined);
  try {
    if (isCurrent()) return;
    onBuild();
    const cli = join(repository, "node_modules/@remix-run/dev/dist/cli.js");
    const log = join(repository, ".local/build.log");
    await finished(startChild("The build", [cli, "vite:build"], BUILD_ENVIRONMENT, log));
  } finally {
    release();
  }
}
