import { setImmediate } from "node:timers";
import type { Tenant } from "#app/vocabulary/ids.ts";
import { pool } from "#app/platform/db.server.ts";

/** One message to keep: from a webhook, a poll or a backfill. Text as received. */
export interface InboxMessage {
  tenant: Tenant;
  /** Shopify's words: "orders/updated"; our own polls use "admin/order". */
  topic: string;
  /** Duplicate key within shop and topic. */
  eventId: string;
  webhookId: string | null;
  source: "webhook" | "reconcile" | "backfill";
  apiVersion: string | null;
  triggeredAt: Date | null;
  body: string;
}

/**
 * A message seen before adds nothing, and neither does one for a merchant who was erased in the meantime. The todo row is written with the message, so the fact and its work commit
 * together (law 9).
 */
const ACCEPT = `
  WITH kept AS (
    INSERT INTO inbox_event (merchant_id, shop_id, topic, event_id, webhook_id, source, api_version, triggered_at, body)
    SELECT m.* FROM unnest($1::int[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
      $8::timestamptz[], $9::text[])
      AS m(merchant_id, shop_id, topic, event_id, webhook_id, source, api_version, triggered_at, body)
    JOIN shop USING (merchant_id, shop_id)
    ON CONFLICT DO NOTHING
    RETURNING merchant_id, shop_id, seq
  ), todo AS (
    INSERT INTO inbox_todo (seq, merchant_id, shop_id) SELECT seq, merchant_id, shop_id FROM kept RETURNING seq
  )
  SELECT count(*)::int AS kept FROM todo`;

/** Keeps messages in one statement, hence one commit. Returns how many were new. */
export async function keepMessages(messages: readonly InboxMessage[]): Promise<number> {
  const { rows } = await pool().query<{ kept: number }>({
    name: "accept-messages",
    text: ACCEPT,
    values: [
      messages.map((m) => m.tenant.merchantId),
      messages.map((m) => m.tenant.shopId),
      messages.map((m) => m.topic),
      messages.map((m) => m.eventId),
      messages.map((m) => m.webhookId),
      messages.map((m) => m.source),
      messages.map((m) => m.apiVersion),
      messages.map((m) => m.triggeredAt),
      messages.map((m) => m.body),
    ],
  });
  return rows[0]?.kept ?? 0;
}

interface Waiting {
  message: InboxMessage;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Commits run at once; more would only wait for the same disk. */
const MOST_FLUSHES = 2;
const MOST_IN_A_FLUSH = 200;

const waiting: Waiting[] = [];
let flushes = 0;

async function flush(): Promise<void> {
  if (flushes >= MOST_FLUSHES || waiting.length === 0) return;
  flushes++;
  const batch = waiting.splice(0, MOST_IN_A_FLUSH);
  try {
    await keepMessages(batch.map((entry) => entry.message));
    for (const entry of batch) entry.resolve();
  } catch {
    await keepOneByOne(batch);
  } finally {
    flushes--;
    void flush();
  }
}

/** One message that Postgres refuses must not fail its neighbours. */
async function keepOneByOne(batch: readonly Waiting[]): Promise<void> {
  for (const entry of batch) {
    await keepMessages([entry.message]).then(entry.resolve, entry.reject);
  }
}

/**
 * Keeps one message. Requests that arrive while a commit is under way share the next one (group commit).
 * Resolves only after the commit; rejects when storage failed, and then nothing was kept.
 */
export function acceptMessage(message: InboxMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    waiting.push({ message, resolve, reject });
    setImmediate(() => void flush());
  });
}
