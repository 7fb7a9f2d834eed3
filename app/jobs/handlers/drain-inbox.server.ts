import { now } from "#app/platform/clock.server.ts";
import { transaction, type Sql } from "#app/platform/db.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import {
  applyEvents,
  type ArrivedEvent,
  type EventOutcome,
  loadShops,
  type Shops,
} from "#app/flows/apply-events/index.ts";
import {
  claimMessages,
  finishMessages,
  postponeMessage,
  type ClaimedMessage,
  type MessageResult,
} from "#app/shopify/inbox/work-queue.server.ts";
import { readMessage } from "#app/shopify/topics/read-message.ts";

/** Messages of one transaction: large enough that the commit's cost is shared, small enough to keep locks short. */
const BATCH = 100;

/** A message that fails this often for reasons of ours is put aside, so that it never blocks others. */
const MOST_ATTEMPTS = 10;

function read(message: ClaimedMessage, shops: Shops): ReturnType<typeof readMessage> {
  const shop = shops.get(message.tenant.shopId);
  if (!shop) return { unreadable: "The shop is no longer here." };
  return readMessage(message.topic, message.body, shop);
}

async function applyClaimed(tx: Sql, messages: readonly ClaimedMessage[]): Promise<MessageResult[]> {
  const shops = await loadShops(
    tx,
    messages.map((message) => message.tenant),
  );
  const events: ArrivedEvent[] = [];
  const readings = messages.map((message) => {
    const reading = read(message, shops);
    if ("unreadable" in reading) return { message, unreadable: reading.unreadable };
    events.push({ tenant: message.tenant, event: reading, arrivedAt: message.receivedAt });
    return { message, unreadable: null };
  });
  const outcomes: EventOutcome[] = await applyEvents(tx, events, shops, now());
  let next = 0;
  return readings.map(({ message, unreadable }): MessageResult => {
    if (unreadable !== null) return { message, outcome: "dead", reason: unreadable };
    const outcome = outcomes[next++] ?? { outcome: "applied" as const, reason: null };
    return { message, ...outcome };
  });
}

async function drainBatch(limit: number, seq: number | null): Promise<ClaimedMessage[]> {
  return transaction(async (tx) => {
    const messages = await claimMessages(tx, limit, seq);
    if (messages.length > 0) await finishMessages(tx, await applyClaimed(tx, messages));
    return messages;
  });
}

/** One message alone: a failure of ours puts it off, and in the end aside, with everything else untouched. */
async function drainAlone(seq: number): Promise<void> {
  try {
    await drainBatch(1, seq);
  } catch (error) {
    logger.error({ err: error, seq }, "message could not be applied");
    await transaction(async (tx) => {
      const [message] = await claimMessages(tx, 1, seq);
      if (!message) return;
      if (message.attempts + 1 < MOST_ATTEMPTS) return postponeMessage(tx, message);
      const reason = "It failed again and again for a reason of ours; the log has the details.";
      await finishMessages(tx, [{ message, outcome: "dead", reason }]);
    });
  }
}

/** Due messages, without taking them: what a failed batch is retried by. */
async function listDue(limit: number): Promise<number[]> {
  return transaction(async (tx) => (await claimMessages(tx, limit)).map((message) => message.seq));
}

/**
 * Applies due messages once. A batch that fails as a whole is applied message by message, so one bad message never
 * holds up its neighbours. @returns how many were taken; 0 means that nothing is due.
 */
export async function drainInbox(limit = BATCH): Promise<number> {
  try {
    return (await drainBatch(limit, null)).length;
  } catch (error) {
    logger.warn({ err: error }, "a batch failed; its messages are applied one by one");
    const due = await listDue(limit);
    for (const seq of due) await drainAlone(seq);
    return due.length;
  }
}
