import type { ProfileId } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";
import type { OrderRecord } from "#app/modules/orders/index.ts";
import type { ProfileBook } from "#app/modules/profiles/index.ts";
import { keepBatch } from "./apply-events.server.ts";
import type { OrderDecision } from "./decide-order.ts";
import { loadBatch, shopOf, type Shops } from "./load-batch.server.ts";
import { claimOfOrder } from "./person-claims.ts";

interface OrderMove {
  /** The order as it was read when the move was decided. */
  seen: OrderRecord;
  /** Null: back to whom the order's own contact details name. */
  to: ProfileId | null;
  staffName: string;
}

const claimOf = ({ state, merchantId, shopId }: OrderRecord, shops: Shops) =>
  claimOfOrder(state, { merchantId, shopId }, shopOf(shops, { merchantId, shopId }).country);

/** Whether what the move was decided on still holds, now that nobody else can change it. */
function isAsSeen(
  now: OrderRecord | null,
  { seen, to }: OrderMove,
  book: ProfileBook,
  shops: Shops,
): boolean {
  if (!now || (now.attachedTo === null) !== (seen.attachedTo === null)) return false;
  const owners = [now.profileId, seen.profileId].map((id) => (id === null ? null : book.current(id)));
  if (owners[0] !== owners[1] || (to !== null && book.current(to) === owners[0])) return false;
  const people = [now.profileId, to].filter((id) => id !== null);
  if (people.some((id) => book.profile(id)?.redactedAt !== null)) return false;
  return JSON.stringify(claimOf(now, shops)) === JSON.stringify(claimOf(seen, shops));
}

/**
 * Gives an order to another person, points and figures with it. Null when the order or its people have changed since
 * the move was decided: then nothing was written, and it has to be decided anew.
 */
export async function moveOrder(
  tx: Sql,
  move: OrderMove,
  shops: Shops,
  now: Date,
): Promise<OrderDecision | null> {
  const { seen, to, staffName } = move;
  const { merchantId } = seen;
  // Locks also whom its contact names, so that they are not erased while the order is written.
  const claim = claimOf(seen, shops);
  const people = [seen.profileId, to].flatMap((profileId) =>
    profileId === null ? [] : [{ merchantId, profileId }],
  );
  const batch = await loadBatch(tx, [], shops, [seen], { claim, profiles: people });
  const work = batch.orders.work(seen, seen.orderId);
  if (!isAsSeen(work.before, move, batch.book, shops)) return null;
  work.profileId = to ?? (claim && batch.book.resolve(claim));
  work.isAttached = to !== null;
  work.movedBy = staffName;
  const [decided] = await keepBatch(tx, batch, shops, now);
  return decided?.decision ?? null;
}
