import { accessSync, constants, mkdirSync } from "node:fs";
import { join } from "node:path";
import { PlainError } from "./plain-error.mjs";
import { prismaEnvironment } from "./prisma-environment.mjs";

function isWritable(folder) {
  if (!folder) return false;
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** npm, Prisma and Chromium write below HOME, which may be empty or read-only in a container. */
export function prepareEnvironment(repository, given = process.env) {
  if (!isWritable(join(repository, ".local"))) {
    throw new PlainError(
      `No permission to write in ${repository}. Run as its owner, or clone it to another folder.`,
    );
  }
  // Node 24 brings its own list of certificate authorities. A network with one of its own has told the system
  // about it, and npm, which runs on Node 24 from here on, has to believe it too.
  const environment = prismaEnvironment({ NODE_USE_SYSTEM_CA: "1", ...given });
  if (!given.HOME?.startsWith("/") || !isWritable(given.HOME)) {
    environment.HOME = join(repository, ".cache", "home");
    mkdirSync(environment.HOME, { recursive: true });
  }
  if (!isWritable(given.npm_config_cache ?? join(environment.HOME, ".npm"))) {
    environment.npm_config_cache = join(repository, ".cache", "npm");
  }
  return environment;
}
