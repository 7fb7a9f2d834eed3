import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { processIdentity } from "./process-identity.mjs";

function readOwner(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** An owner that was killed cannot remove its lock, so the lock names the process and is void without it. */
function isStale(owner) {
  return processIdentity(Number.parseInt(owner, 10)) !== owner;
}

function create(path) {
  try {
    // The "wx" flag fails when the file exists: only one of several callers succeeds.
    writeFileSync(path, processIdentity(process.pid) ?? String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** Renaming first makes sure that of two callers who both saw the stale lock only one removes it. */
function removeStale(path, owner) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (readOwner(aside) === owner) rmSync(aside, { force: true });
  else renameSync(aside, path);
}

/** Takes the lock file and returns its release, or undefined when a running process holds it. */
export function tryLock(path) {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (create(path)) return () => rmSync(path, { force: true });
    const owner = readOwner(path);
    if (owner === undefined) continue;
    // An empty file is a lock whose owner is about to write its name.
    if (owner === "" && attempt < 4) continue;
    if (!isStale(owner)) return undefined;
    removeStale(path, owner);
  }
  return undefined;
}

/** Waits for the lock for as long as its owner runs, and calls `onWait` once when it has to wait. */
export async function waitForLock(path, onWait, { pauseMs = 250, limitMs = 15 * 60_000 } = {}) {
  const end = Date.now() + limitMs;
  for (let first = true; Date.now() < end; first = false) {
    const release = tryLock(path);
    if (release) return release;
    if (first) onWait();
    await sleep(pauseMs);
  }
  throw new Error(`Another process has held ${path} for too long. End it, or delete that file.`);
}
