import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { accessSync, constants, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { tryLock } from "./file-lock.mjs";
import { PlainError } from "./plain-error.mjs";
import { locatePostgres } from "./postgres-binaries.mjs";
import { createCluster, inspectCluster } from "./postgres-folder.mjs";
import { useGivenPostgres } from "./postgres-given.mjs";
import { choosePort, spawnCluster, stopOrphan, waitUntilReady } from "./postgres-process.mjs";

const repository = resolve(import.meta.dirname, "..");

function readState(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function checkRights(home, clusterFolder) {
  for (const path of [home, clusterFolder]) {
    try {
      accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch (error) {
      if (error.code === "ENOENT") continue;
      throw noPermission(path);
    }
  }
}

function noPermission(path) {
  return new PlainError(
    `No permission to use ${path}: it belongs to another user. Run as that user, or delete it: sudo rm -rf "${path}"`,
  );
}

async function locate(root, name) {
  try {
    const place = await locatePostgres(root, name);
    checkRights(place.home, place.clusterFolder);
    return place;
  } catch (error) {
    if (error.code === "EACCES" || error.code === "EPERM" || error.code === "EROFS") {
      throw noPermission(error.path ?? join(root, ".local"));
    }
    throw error;
  }
}

function claim(place, name, whenInUse) {
  const limit = whenInUse === "next" ? 32 : 1;
  for (let number = 1; number <= limit; number += 1) {
    const suffix = number === 1 ? "" : `-${number}`;
    const release = tryLock(join(place.home, `${name}${suffix}.lock`));
    if (release)
      return { name: `${name}${suffix}`, clusterFolder: `${place.clusterFolder}${suffix}`, release };
  }
  throw new PlainError(
    `The database in ${place.clusterFolder} is in use by another running command. ` +
      "Stop that one first, or set DATABASE_URL to another Postgres.",
  );
}

function prepare(place, stateFile, durable) {
  const exists = inspectCluster(place.clusterFolder);
  const state = readState(stateFile);
  if (exists && state?.password) return state;
  if (exists) {
    throw new PlainError(
      `The password of the database folder ${place.clusterFolder} is lost (${stateFile}). ` +
        `Delete the folder to start with an empty database: rm -rf "${place.clusterFolder}"`,
    );
  }
  const password = randomBytes(18).toString("base64url");
  createCluster(place, password, durable);
  const fresh = { password };
  writeFileSync(stateFile, JSON.stringify(fresh), { mode: 0o600 });
  return fresh;
}

/** A port can be taken between the look and the start, so a start that failed for that reason is repeated. */
async function launch(place, stateFile, state, durable) {
  for (let attempt = 1; ; attempt += 1) {
    const port = await choosePort(attempt === 1 ? state.port : undefined);
    const url = `postgresql://postgres:${state.password}@127.0.0.1:${port}/postgres`;
    const child = spawnCluster({ ...place, port, durable });
    try {
      await waitUntilReady(child, url, place);
    } catch (error) {
      child.stdin.destroy();
      if (attempt < 3 && /could not bind|Address already in use/i.test(readFileSync(place.logFile, "utf8")))
        continue;
      throw error;
    }
    writeFileSync(stateFile, JSON.stringify({ ...state, port }), { mode: 0o600 });
    return { child, url };
  }
}

async function stopCluster(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  const gone = once(child, "exit");
  child.stdin.destroy();
  await gone;
}

/**
 * Starts the Postgres that comes with the packages, in `.local/postgres/<name>` and on a free port that is kept
 * for the next time, or uses the one that DATABASE_URL names. The returned url has the right to create databases.
 *
 * - `whenInUse: "next"` takes `<name>-2`, `<name>-3`… instead of refusing when another process uses the folder.
 * - `durable: false` leaves out fsync: only for data that may be lost when the machine fails.
 */
export async function startLocalPostgres({ name, root = repository, whenInUse = "refuse", durable = true }) {
  if (process.env.DATABASE_URL) return useGivenPostgres(process.env.DATABASE_URL);
  const found = await locate(root, name);
  const { release, ...claimed } = claim(found, name, whenInUse);
  const place = { ...found, ...claimed, logFile: join(found.home, `${claimed.name}.log`) };
  try {
    const stateFile = join(place.home, `${place.name}.json`);
    await stopOrphan(place.clusterFolder);
    const state = prepare(place, stateFile, durable);
    const { child, url } = await launch(place, stateFile, state, durable);
    child.unref();
    child.stdin.unref?.();
    return {
      url,
      stop: async () => {
        await stopCluster(child);
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}
