import { dayIn } from "#app/vocabulary/time.ts";
import type { Sql } from "#app/platform/db.server.ts";
import { enqueueJob } from "#app/platform/queue.server.ts";
import { learnFactsJob } from "#app/jobs/definitions/learn-facts.ts";
import { applyRollups, contributionOf } from "#app/modules/analytics/index.ts";
import { writeOrders } from "#app/modules/orders/index.ts";
import type { ProfileBook } from "#app/modules/profiles/index.ts";
import type { OrderDecision } from "./decide-order.ts";
import type { OrderWork } from "./fold-orders.ts";
import { shopOf, type Shops } from "./load-batch.server.ts";

/** One order of the batch and what was decided for it. */
export interface Decided {
  work: OrderWork;
  decision: OrderDecision;
}

/** Most messages tell a state that is known: then there is nothing to write. */
function isChanged({ work, decision }: Decided): boolean {
  const { before } = work;
  const { record, postings } = decision;
  return (
    work.isNews ||
    postings.length > 0 ||
    before?.profileId !== record.profileId ||
    before.attachedTo !== record.attachedTo ||
    before.ruleVersion !== record.ruleVersion ||
    before.target.reason !== record.target.reason ||
    before.target.maturesAt?.getTime() !== record.target.maturesAt?.getTime() ||
    (before.pins === null) !== (record.pins === null) ||
    before.counted.points !== record.counted.points ||
    before.counted.spend !== record.counted.spend ||
    before.counted.orders !== record.counted.orders
  );
}

async function rollUp(
  tx: Sql,
  decisions: readonly Decided[],
  shops: Shops,
  book: ProfileBook,
): Promise<void> {
  const changes = decisions.map(({ work, decision }) => {
    const { timeZone } = shopOf(shops, work);
    const { before } = work;
    // Figures of a merged person have already moved, so the order is taken off where it stands now.
    const profileId = before?.profileId ? book.current(before.profileId) : null;
    return {
      before: before && contributionOf({ ...before, profileId }, timeZone),
      after: contributionOf(decision.record, timeZone),
    };
  });
  const movements = decisions.flatMap(({ work, decision }) =>
    decision.postings.map((posting) => ({
      merchantId: work.merchantId,
      shopId: work.shopId,
      channel: decision.record.state.channel,
      day: dayIn(shopOf(shops, work).timeZone, posting.occurredAt),
      points: posting.pending + posting.available - posting.shortfall,
    })),
  );
  await applyRollups(tx, changes, movements);
}

async function askForUnknownFacts(tx: Sql, decisions: readonly Decided[]): Promise<void> {
  for (const { work, decision } of decisions) {
    if (!decision.toLearn) continue;
    const { merchantId, shopId, orderId } = work;
    await enqueueJob(tx, learnFactsJob, { merchantId, shopId, orderId, ...decision.toLearn });
  }
}

/**
 * Keeps what was decided: orders that changed, the figures of their people and days, and the questions that are open.
 * @returns the orders that changed.
 */
export async function writeDecisions(
  tx: Sql,
  decisions: readonly Decided[],
  shops: Shops,
  book: ProfileBook,
): Promise<Decided[]> {
  const changed = decisions.filter(isChanged);
  await writeOrders(
    tx,
    changed.map(({ decision }) => decision.record),
  );
  await rollUp(tx, changed, shops, book);
  await askForUnknownFacts(tx, decisions);
  return changed;
}
