import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { PlainError } from "./plain-error.mjs";
import { damaged } from "./postgres-folder.mjs";
import { processCommand, processIdentity } from "./process-identity.mjs";

function isFree(port) {
  return new Promise((answer) => {
    const probe = createServer().unref();
    probe.once("error", () => answer(false));
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => probe.close(() => answer(true)));
  });
}

export async function choosePort(remembered) {
  if (remembered && (await isFree(remembered))) return remembered;
  return new Promise((answer, fail) => {
    const probe = createServer().unref();
    probe.once("error", fail);
    probe.listen({ port: 0, host: "127.0.0.1" }, () => {
      const { port } = probe.address();
      probe.close(() => answer(port));
    });
  });
}

async function waitUntilGone(pid, identity, limitMs) {
  for (const end = Date.now() + limitMs; Date.now() < end; await sleep(50)) {
    if (processIdentity(pid) !== identity) return true;
  }
  return false;
}

/**
 * The caller holds the lock of this folder, so a Postgres that still runs on it lost its owner (kill -9): it is
 * asked to stop. A process id that now belongs to another program only looks like one, and its file is removed.
 */
export async function stopOrphan(folder) {
  const pidFile = join(folder, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number.parseInt(readFileSync(pidFile, "utf8"), 10);
  const identity = processIdentity(pid);
  const isOurs = identity !== undefined && processCommand(pid).includes(folder);
  if (!isOurs) return rmSync(pidFile, { force: true });
  for (const [signal, limitMs] of [
    ["SIGINT", 20_000],
    ["SIGQUIT", 10_000],
  ]) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (error.code === "EPERM") {
        throw new PlainError(
          `A Postgres of another user (process ${pid}) still runs on ${folder}. Stop it first.`,
        );
      }
    }
    if (await waitUntilGone(pid, identity, limitMs)) return;
  }
  throw new PlainError(
    `Postgres (process ${pid}) still runs on ${folder} and does not stop. End it: kill -9 ${pid}`,
  );
}

/**
 * The shell stands between us and Postgres and watches a pipe that we hold: however we end, kill -9 included,
 * the pipe closes and Postgres is asked to stop. Its own session keeps Ctrl-C from stopping it before the app.
 */
const guard = `
exec 3<&0
"$@" </dev/null 3<&- &
postgres=$!
( cat <&3 >/dev/null; kill -INT $postgres ) 2>/dev/null &
wait $postgres
`;

export function spawnCluster({ bin, clusterFolder, user, logFile, port, durable }) {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
    shared_buffers: "256MB",
    fsync: durable ? "on" : "off",
    synchronous_commit: "on",
    wal_compression: "on",
    max_wal_size: "4GB",
    jit: "off",
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openSync(logFile, "w");
  const command = [join(bin, "postgres"), "-D", clusterFolder, "-p", String(port), ...flags];
  const child = spawn("/bin/sh", ["-c", guard, "postgres-guard", ...command], {
    ...user,
    cwd: clusterFolder,
    detached: true,
    stdio: ["pipe", log, log],
    env: { ...process.env, LC_ALL: "C" },
  });
  closeSync(log);
  child.stdin.on("error", () => {});
  return child;
}

function explainFailure(clusterFolder, logFile) {
  const lines = readFileSync(logFile, "utf8").trim().split("\n");
  const line = lines.findLast((text) => /(FATAL|PANIC|ERROR):/.test(text)) ?? lines.at(-1) ?? "";
  const reason = line.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, "");
  return damaged(clusterFolder, `Postgres does not start: ${reason || "it gave no reason"}; log: ${logFile}`);
}

export async function waitUntilReady(child, url, { clusterFolder, logFile }) {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(50)) {
    if (child.exitCode !== null || child.signalCode !== null) throw explainFailure(clusterFolder, logFile);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (error.code === "28P01") throw damaged(clusterFolder, "its password is not the one that was kept");
    }
  }
  throw explainFailure(clusterFolder, logFile);
}
