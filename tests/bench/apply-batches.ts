import type pg from "pg";
import type { Tenant } from "#app/vocabulary/ids.ts";
import { interleave, type BenchRow } from "./measure.ts";
import { orderBody } from "./order-bodies.ts";

const PEOPLE = 5_000;
const BATCHED = 3_000;
const SINGLE = 300;

let made = 0;

async function fill(tenant: Tenant, count: number): Promise<void> {
  const { keepMessages } = await import("#app/shopify/inbox/accept.server.ts");
  for (let at = 0; at < count; at += 500) {
    const size = Math.min(500, count - at);
    await keepMessages(
      Array.from({ length: size }, () => {
        const nth = ++made;
        return {
          tenant,
          topic: "orders/paid",
          eventId: `bench-${nth}`,
          webhookId: null,
          source: "webhook" as const,
          apiVersion: "2026-10",
          triggeredAt: null,
          body: orderBody(nth, PEOPLE),
        };
      }),
    );
  }
}

/** Orders applied per second: matched, priced, posted with lots, rolled up; in batches and one by one. */
export async function applyBatches(tenant: Tenant, pool: pg.Pool): Promise<BenchRow[]> {
  const { analyseYoungTables } = await import("#app/platform/analyse-tables.server.ts");
  const { drainInbox } = await import("#app/jobs/handlers/drain-inbox.server.ts");
  const drain = async (count: number, batch: number): Promise<number> => {
    await fill(tenant, count);
    // As the worker does beside its work.
    await analyseYoungTables();
    const started = performance.now();
    while ((await drainInbox(batch)) > 0);
    return count / ((performance.now() - started) / 1000);
  };
  const figures = await interleave(
    () => drain(BATCHED, 100),
    () => drain(SINGLE, 1),
  );
  const { rows } = await pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM inbox_result WHERE outcome <> 'applied'",
  );
  if (rows[0]?.n !== 0) throw new Error(`${rows[0]?.n} orders of the bench were not applied`);
  return [
    {
      work: "orders applied, batches of 100",
      unit: "per second",
      ...figures,
      beside: "one by one",
      goal: 10,
    },
  ];
}
