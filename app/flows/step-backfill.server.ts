import type { z } from "zod";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { enqueueJob } from "#app/platform/queue.server.ts";
import { backfillJob } from "#app/jobs/definitions/keep-in-step.ts";
import { changeBackfill, readBackfill, type Backfill, type Shop } from "#app/modules/shops/index.ts";
import { keepMessages } from "#app/shopify/inbox/accept.server.ts";
import { adminOrderMessage } from "#app/shopify/inbox/admin-order.ts";
import { AdminApiError, type AdminClient } from "#app/shopify/operations/admin-client.ts";
import { bulkFileLines } from "#app/shopify/operations/bulk-file.ts";
import { readBulkOperation, startBulkQuery } from "#app/shopify/operations/bulk-operation.ts";
import { pastOrdersSince } from "#app/shopify/operations/bulk-past-orders.ts";
import { readOrder } from "#app/shopify/operations/order-by-id.ts";
import type { OrderNode } from "#app/shopify/operations/order-node.ts";
import { streamOrders, type StreamedOrder } from "#app/shopify/operations/order-stream.ts";
import { withAdmin } from "./with-admin.server.ts";

type Ids = z.infer<typeof backfillJob.schema>;

const POLL_MS = 2_000;
const BUSY_MS = 30_000;
const CHUNK = 100;

const again = (ids: Ids, inMs: number): Promise<void> =>
  transaction((tx) =>
    enqueueJob(tx, backfillJob, ids, {
      runAt: new Date(now().getTime() + inMs),
      jobKey: `backfill:${ids.backfillId}`,
    }),
  );

async function ask(shop: Shop, client: AdminClient, backfill: Backfill, ids: Ids): Promise<void> {
  try {
    const operation = await startBulkQuery(client, pastOrdersSince(backfill.since));
    await changeBackfill(shop, backfill.backfillId, { status: "running", bulkOperationId: operation.id });
    await again(ids, POLL_MS);
  } catch (error) {
    // Shopify runs one bulk operation of an app at a time.
    if (!(error instanceof AdminApiError) || !error.codes.includes("OPERATION_IN_PROGRESS")) throw error;
    await again(ids, BUSY_MS);
  }
}

const operationOf = async (client: AdminClient, { bulkOperationId }: Backfill) =>
  bulkOperationId ? readBulkOperation(client, bulkOperationId) : null;

const giveUp = (shop: Shop, { backfillId }: Backfill): Promise<void> =>
  changeBackfill(shop, backfillId, {
    status: "failed",
    error: "Shopify no longer knows the bulk operation. Ask for the past orders again.",
  });

async function follow(shop: Shop, client: AdminClient, backfill: Backfill, ids: Ids): Promise<void> {
  const operation = await operationOf(client, backfill);
  if (!operation) return giveUp(shop, backfill);
  const total = operation.orders;
  if (operation.status === "COMPLETED") {
    await changeBackfill(shop, backfill.backfillId, { status: "reading", total });
    return again(ids, 0);
  }
  if (["FAILED", "EXPIRED", "CANCELED"].includes(operation.status)) {
    const error = `Shopify ended the bulk operation: ${operation.errorCode ?? operation.status.toLowerCase()}.`;
    return changeBackfill(shop, backfill.backfillId, { status: "failed", total, error });
  }
  await changeBackfill(shop, backfill.backfillId, { status: "running", total });
  return again(ids, POLL_MS);
}

async function wholeOrder(client: AdminClient, streamed: StreamedOrder): Promise<OrderNode | null> {
  if (streamed.kind === "order") return streamed.order;
  if (streamed.kind === "broken-line") {
    logger.warn({ line: streamed.line, reason: streamed.reason }, "a line of the bulk file makes no sense");
  }
  return streamed.orderId ? readOrder(client, streamed.orderId) : null;
}

async function read(shop: Shop, client: AdminClient, backfill: Backfill): Promise<void> {
  const operation = await operationOf(client, backfill);
  if (!operation) return giveUp(shop, backfill);
  let done = 0;
  if (operation.url) {
    let chunk: OrderNode[] = [];
    const flush = async (): Promise<void> => {
      if (chunk.length > 0)
        await keepMessages(chunk.map((order) => adminOrderMessage(shop, order, "backfill")));
      chunk = [];
      await changeBackfill(shop, backfill.backfillId, { status: "reading", done });
    };
    for await (const streamed of streamOrders(bulkFileLines(operation.url, (url) => fetch(url)))) {
      done++;
      if (done <= backfill.done) continue;
      const order = await wholeOrder(client, streamed);
      if (order) chunk.push(order);
      if (chunk.length >= CHUNK) await flush();
    }
    await flush();
  }
  await changeBackfill(shop, backfill.backfillId, { status: "done", done, total: done });
}

/** One step of a backfill: ask Shopify, follow its progress, or read the result; each goes on after a crash. */
export async function stepBackfill(ids: Ids): Promise<void> {
  await withAdmin(ids, async (shop, client) => {
    const backfill = await readBackfill(shop, ids.backfillId);
    if (!backfill || backfill.status === "done" || backfill.status === "failed") return;
    if (backfill.status === "asked") return ask(shop, client, backfill, ids);
    if (backfill.status === "running") return follow(shop, client, backfill, ids);
    return read(shop, client, backfill);
  });
}
