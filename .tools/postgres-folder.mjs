import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { PlainError } from "./plain-error.mjs";

const MAJOR = "18";

export function damaged(folder, why) {
  return new PlainError(
    `The database folder ${folder} is damaged (${why}). Delete it to start with an empty database: rm -rf "${folder}"`,
  );
}

/** Returns whether a cluster is there; a folder that is neither a cluster nor empty is refused. */
export function inspectCluster(folder) {
  if (!existsSync(folder)) return false;
  if (readdirSync(folder).length === 0) {
    rmSync(folder, { recursive: true });
    return false;
  }
  const versionFile = join(folder, "PG_VERSION");
  if (!existsSync(versionFile)) throw damaged(folder, "PG_VERSION is missing");
  const version = readFileSync(versionFile, "utf8").trim();
  if (!/^\d+$/.test(version)) throw damaged(folder, "PG_VERSION is not a version");
  if (version !== MAJOR) throw damaged(folder, `it was made by Postgres ${version}, this is ${MAJOR}`);
  for (const part of ["global/pg_control", "base", "pg_wal", "postgresql.conf"]) {
    if (!existsSync(join(folder, part))) throw damaged(folder, `${part} is missing`);
  }
  // Postgres insists on a private folder, and a copy or a restored backup may have lost that.
  chmodSync(folder, 0o700);
  return true;
}

/** Makes the cluster beside its place and renames it, so that a half-made one is never taken for one. */
export function createCluster({ bin, clusterFolder, user }, password, durable) {
  // A name of its own: a start that was killed may have left its initdb at work in the folder of before.
  const partial = `${clusterFolder}.${process.pid}.new`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  const passwordFile = `${clusterFolder}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [partial, passwordFile]) chownSync(path, user.uid, user.gid);
  const flags = [
    "--username=postgres",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
  ];
  // The built-in provider sorts and folds case alike on Linux and macOS, whatever locales are installed.
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const run = spawnSync(
    join(bin, "initdb"),
    [`--pgdata=${partial}`, ...flags, ...locale, ...(durable ? [] : ["--no-sync"])],
    {
      ...user,
      cwd: partial,
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C" },
    },
  );
  rmSync(passwordFile, { force: true });
  if (run.status !== 0) {
    rmSync(partial, { recursive: true, force: true });
    const reason =
      run.error?.message ?? (run.stderr.trim().split("\n").at(-1) || `it ended by ${run.signal}`);
    throw new PlainError(`Postgres could not make its database folder ${clusterFolder}: ${reason}`);
  }
  renameSync(partial, clusterFolder);
}
