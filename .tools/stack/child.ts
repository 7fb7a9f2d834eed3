import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

export const repository = resolve(import.meta.dirname, "..", "..");

export interface Child {
  name: string;
  process: ChildProcess;
  logFile: string;
  /** Asks it to end, and makes it end when it does not. */
  stop: () => Promise<void>;
}

const PATIENCE_MS = 8_000;
const endWithUs = `--import=${new URL("../end-with-launcher.mjs", import.meta.url).href}`;

export const isRunning = ({ process }: Child): boolean =>
  process.exitCode === null && process.signalCode === null;

/** Starts a program on this Node; its output goes to a log file, and it ends when we do, however that happens. */
export function startChild(
  name: string,
  args: readonly string[],
  environment: Record<string, string>,
  logFile: string,
): Child {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, "a");
  const process_ = spawn(process.execPath, [endWithUs, ...args], {
    cwd: repository,
    env: { ...process.env, ...environment },
    stdio: ["ignore", log, log, "ipc"],
  });
  closeSync(log);
  const child: Child = { name, process: process_, logFile, stop: () => stop(child) };
  return child;
}

async function stop(child: Child): Promise<void> {
  if (!isRunning(child)) return;
  const gone = once(child.process, "exit");
  child.process.kill("SIGTERM");
  const force = setTimeout(() => child.process.kill("SIGKILL"), PATIENCE_MS);
  await gone;
  clearTimeout(force);
}

/** Waits for the end. @throws Error with the last lines of the log when it failed */
export async function finished(child: Child): Promise<void> {
  if (isRunning(child)) await once(child.process, "exit");
  if (child.process.exitCode === 0) return;
  throw new Error(`${child.name} failed. The end of ${child.logFile}:\n${lastLines(child.logFile)}`);
}

export function lastLines(file: string): string {
  return readFileSync(file, "utf8").trim().split("\n").slice(-15).join("\n");
}
