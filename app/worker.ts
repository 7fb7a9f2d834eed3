import { randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { run, type Runner, type WorkerEvents } from "graphile-worker";
import { analyseYoungTables } from "./platform/analyse-tables.server.ts";
import { env } from "./platform/env.server.ts";
import { closeDatabase, pool } from "./platform/db.server.ts";
import { logger } from "./platform/logger.server.ts";
import { beat, BEAT_MS, endBeat } from "./platform/worker-heartbeat.server.ts";
import { drainInbox } from "./jobs/handlers/drain-inbox.server.ts";
import { cronTab, taskList } from "./jobs/handlers/index.server.ts";

/** The worker process (`npm run worker`): applies the inbox, and runs jobs. Any number of them may run. */
const IDLE_MS = 20;
const AFTER_FAILURE_MS = 1_000;
const DRAINERS = 2;

const stopping = new AbortController();

async function drainForEver(): Promise<void> {
  while (!stopping.signal.aborted) {
    try {
      const taken = await drainInbox();
      if (taken === 0) await sleep(IDLE_MS);
    } catch (error) {
      logger.error({ err: error }, "the inbox cannot be read");
      await sleep(AFTER_FAILURE_MS);
    }
  }
}

const processId = randomUUID();
const workerIds = new Set<string>();
const events: WorkerEvents = new EventEmitter();
events.on("worker:create", ({ worker }) => workerIds.add(worker.workerId));

async function beatForEver(): Promise<void> {
  while (!stopping.signal.aborted) {
    try {
      await beat(processId, [...workerIds]);
      await analyseYoungTables();
    } catch (error) {
      logger.error({ err: error }, "the worker cannot say that it lives");
    }
    await sleep(BEAT_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
}

const runner: Runner = await run({
  events,
  pgPool: pool(),
  concurrency: 3,
  noHandleSignals: true,
  pollInterval: 500,
  taskList: taskList(),
  parsedCronItems: cronTab(env().RECONCILE_CRON),
});

const loops = [beatForEver(), ...Array.from({ length: DRAINERS }, drainForEver)];
logger.info("worker is running");

async function stop(): Promise<void> {
  stopping.abort();
  await Promise.all([runner.stop(), ...loops]);
  await endBeat(processId);
  await closeDatabase();
  process.exit(0);
}

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
