import { Logger, runOnce } from "graphile-worker";

/** Does what is waiting in the queue, as a worker would, until nothing is left. */
export async function runJobs(): Promise<void> {
  const { pool } = await import("#app/platform/db.server.ts");
  const { taskList } = await import("#app/jobs/handlers/index.server.ts");
  const logger = new Logger(() => () => undefined);
  await runOnce({ pgPool: pool(), taskList: taskList(), noHandleSignals: true, logger });
}
