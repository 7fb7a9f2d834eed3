import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PlainError } from "../plain-error.mjs";
import { isRunning, lastLines, startChild, type Child } from "./child.ts";

export const startWeb = (environment: Record<string, string>, logFolder: string): Child =>
  startChild("The app", ["app/web.ts"], environment, join(logFolder, "web.log"));

export const startWorker = (environment: Record<string, string>, logFolder: string): Child =>
  startChild("The worker", ["app/worker.ts"], environment, join(logFolder, "worker.log"));

const READY_WITHIN_MS = 60_000;

/** @throws PlainError when it ends before it answers, or does not answer in time */
export async function waitUntilReady(web: Child, appUrl: string): Promise<void> {
  for (const end = Date.now() + READY_WITHIN_MS; Date.now() < end; await sleep(100)) {
    if (!isRunning(web)) break;
    const answer = await fetch(`${appUrl}/readyz`).catch(() => null);
    if (answer?.ok === true) return;
  }
  throw new PlainError(`The app does not start. The end of ${web.logFile}:\n${lastLines(web.logFile)}`);
}
