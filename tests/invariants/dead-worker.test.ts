import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function lockedJob(workerId: string): Promise<string> {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query<{ id: string }>({
    text: "SELECT id::text FROM graphile_worker.add_job('any')",
  });
  const id = rows[0]?.id ?? "";
  await sql.query({
    text: "UPDATE graphile_worker._private_jobs SET locked_by = $2, locked_at = now() WHERE id = $1",
    values: [id, workerId],
  });
  return id;
}

async function lockOf(jobId: string): Promise<string | null | undefined> {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query<{ locked_by: string | null }>({
    text: "SELECT locked_by FROM graphile_worker._private_jobs WHERE id = $1",
    values: [jobId],
  });
  return rows[0]?.locked_by;
}

it("gives back the jobs of a worker that was killed, and leaves those of the living", async () => {
  const { beat } = await import("#app/platform/worker-heartbeat.server.ts");
  const { sql } = await import("#app/platform/db.server.ts");
  const ofDead = await lockedJob("worker-dead");
  const ofLiving = await lockedJob("worker-living");
  await beat("dead", ["worker-dead"]);
  await sql.query({ text: "UPDATE worker_process SET seen_at = now() - interval '2 minutes'" });
  await beat("living", ["worker-living"]);
  expect(await lockOf(ofDead)).toBeNull();
  expect(await lockOf(ofLiving)).toBe("worker-living");
});

it("forgets a worker that ended in order", async () => {
  const { beat, endBeat } = await import("#app/platform/worker-heartbeat.server.ts");
  const { sql } = await import("#app/platform/db.server.ts");
  await beat("orderly", ["worker-orderly"]);
  await endBeat("orderly");
  const { rows } = await sql.query({ text: "SELECT 1 FROM worker_process WHERE process_id = 'orderly'" });
  expect(rows).toEqual([]);
});
