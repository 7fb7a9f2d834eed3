import type { Sql } from "#app/platform/db.server.ts";
import { EARNING, type EarningVersion } from "#app/modules/earning/index.ts";
import { postAll, readOrderPositions, type OrderPosition, type Posting } from "#app/modules/ledger/index.ts";
import {
  loadProductFacts,
  nameless,
  orderKey,
  writeParts,
  writeProductFacts,
  type OrderKey,
} from "#app/modules/orders/index.ts";
import { readVersions } from "#app/modules/programs/index.ts";
import {
  loadProfiles,
  writeProfileChanges,
  type Profile,
  type ProfileBook,
} from "#app/modules/profiles/index.ts";
import { lotExpiry } from "../expiry-policy.server.ts";
import type { ArrivedEvent, EventOutcome } from "./applied-event.ts";
import { APPLIED, ignored } from "./applied-event.ts";
import { applyShopEvent, isShopEvent } from "./apply-shop-event.server.ts";
import { readBatchTiers, readOrderTiers, settleBatchTiers, type BatchTiers } from "./batch-tiers.server.ts";
import { decideOrder } from "./decide-order.ts";
import type { OrderWork } from "./fold-orders.ts";
import { followMerges } from "./follow-merges.server.ts";
import { loadHistories, ownersOf, ownWorks, writeHistories } from "./load-histories.server.ts";
import { joinMerged } from "./join-merged.ts";
import { loadBatch, orderIdOf, shopOf, type Batch, type Shops } from "./load-batch.server.ts";
import { productIdsOf } from "./pin-facts.ts";
import { endDeleted, settleRedemptions } from "./settle-redemptions.server.ts";
import { welcomeCustomers } from "./welcome-customers.server.ts";
import { writeDecisions, type Decided } from "./write-decisions.server.ts";

/**
 * Applies a batch of events and brings every order they touch to its level, in the caller's transaction: people,
 * orders, points, figures and follow-up jobs commit together or not at all. Events may come twice and in any order.
 * `extra` orders are only re-priced (their time has come, or a fact about them was learned).
 */
export async function applyEvents(
  tx: Sql,
  events: readonly ArrivedEvent[],
  shops: Shops,
  now: Date,
  extra: readonly OrderKey[] = [],
): Promise<EventOutcome[]> {
  const batch = await loadBatch(tx, events, shops, extra);
  const outcomes: EventOutcome[] = [];
  for (const [index, event] of events.entries())
    outcomes[index] = isShopEvent(event.event)
      ? APPLIED
      : await applyEvent(tx, event, index, batch, { shops, now });
  for (const key of extra) batch.orders.work(key, key.orderId);
  await keepBatch(tx, batch, shops, now);
  // Last, so that nothing which came beside a redaction writes back what it took out.
  for (const [index, { event, tenant }] of events.entries())
    if (isShopEvent(event)) outcomes[index] = await applyShopEvent(tx, shopOf(shops, tenant), event, now);
  return outcomes;
}

/**
 * Writes what a batch came to: people, their merges, orders at their level, and the tiers that follow.
 * @returns the orders that changed.
 */
export async function keepBatch(tx: Sql, batch: Batch, shops: Shops, now: Date): Promise<Decided[]> {
  await writeProfileChanges(tx, batch.book);
  const merchantIds = [...shops.values()].map(({ merchantId }) => merchantId);
  const tiers = await readBatchTiers(tx, merchantIds, now);
  await followMerges(tx, batch.book, tiers, now);
  await writeParts(tx, batch.orders.newParts);
  const changed = await bringToLevel(tx, batch, shops, tiers, now);
  await settleRedemptions(tx, [...batch.orders.works.values()], shops, now);
  await welcomeCustomers(tx, batch.book, now);
  await settleBatchTiers(tx, tiers, changed, batch.book, now);
  return changed;
}

/**
 * Whose an order stays whatever its state names: of a person who was forgotten, whom it must not name again, and of
 * one whom staff attached it to. Then what it says of its contact is not listened to.
 */
function settledOwner({ tenant, event }: ArrivedEvent, batch: Batch): Profile | null {
  if (event.kind !== "order-seen") return null;
  const { before, isAttached } = batch.orders.work(tenant, event.order.orderId);
  const owner = before?.profileId ? batch.book.profile(before.profileId) : undefined;
  return owner && (owner.redactedAt || isAttached) ? owner : null;
}

async function applyEvent(
  tx: Sql,
  arrived: ArrivedEvent,
  index: number,
  batch: Batch,
  { shops, now }: { shops: Shops; now: Date },
): Promise<EventOutcome> {
  const { event, tenant } = arrived;
  const claim = batch.claims[index] ?? null;
  const owner = settledOwner(arrived, batch);
  const profileId = owner?.profileId ?? (claim && batch.book.resolve(claim));
  if (orderIdOf(arrived)) {
    const outcome = batch.orders.fold(arrived);
    if (event.kind === "order-seen" && outcome.outcome === "applied") {
      const work = batch.orders.work(tenant, event.order.orderId);
      work.profileId = profileId;
      if (owner?.redactedAt) work.state = work.state && nameless(work.state);
    }
    return outcome;
  }
  switch (event.kind) {
    case "customer-seen":
      return APPLIED;
    case "customer-deleted":
      return batch.book.forgetCustomer(tenant, event.customerId)
        ? APPLIED
        : ignored("The customer was never seen here.");
    case "customers-merged":
      return batch.book.followMerge(tenant, event.keptId, event.deletedId)
        ? APPLIED
        : ignored("Neither customer was seen here.");
    case "product-seen":
      await writeProductFacts(tx, [{ ...tenant, ...event, collectionIds: null }]);
      return APPLIED;
    case "discount-deleted":
      return (await endDeleted(tx, shopOf(shops, tenant), event.gid, now))
        ? APPLIED
        : ignored("No reward was behind this discount.");
    default:
      throw new Error(`not an event of a person or a product: ${event.kind}`);
  }
}

/** @returns the orders that changed. */
async function bringToLevel(
  tx: Sql,
  batch: Batch,
  shops: Shops,
  tiers: BatchTiers,
  now: Date,
): Promise<Decided[]> {
  const works = [...batch.orders.works.values()].filter((work) => work.state !== null);
  if (works.length === 0) return [];
  const ownerOf = (work: OrderWork) => (work.profileId === null ? null : batch.book.current(work.profileId));
  const positions = await readOrderPositions(tx, works);
  await knowFormerOwners(tx, works, positions, batch.book);
  const products = await loadProductFacts(
    tx,
    works.flatMap((work) => productKeys(work)),
  );
  const versions = await readRules(tx, works);
  const expiries = await readExpiries(tx, works, shops, now);
  const tierOf = await readOrderTiers(tx, works, ownerOf, tiers);
  const owned = ownWorks(works, batch.book, shops);
  const histories = await loadHistories(tx, ownersOf(owned), versions);
  const decisions = histories.inOrder(owned).flatMap((own) => {
    const { work, profileId, day } = own;
    const decision = decideOrder(work, profileId, {
      versions: versions.get(work.merchantId) ?? [],
      earningSince: shopOf(shops, work).earningSince,
      products,
      profileTags: profileId === null ? null : (batch.book.profile(profileId)?.tags ?? null),
      tier: tierOf(work, profileId),
      positions: joinMerged(positions.get(orderKey(work)) ?? [], batch.book),
      lotExpiry: expiries.get(work.shopId) ?? (() => null),
      day,
      view: histories.of(own),
      now,
    });
    if (decision) histories.decided(own, decision.awards);
    return decision ? [{ work, decision }] : [];
  });
  const postings = decisions.flatMap(({ decision }) => decision.postings);
  await post(tx, postings);
  await writeHistories(tx, histories, versions);
  return writeDecisions(tx, decisions, shops, batch.book);
}

const productKeys = (work: OrderWork) =>
  work.state
    ? productIdsOf(work.state).map((productId) => ({
        merchantId: work.merchantId,
        shopId: work.shopId,
        productId,
      }))
    : [];

async function readRules(tx: Sql, works: readonly OrderWork[]): Promise<Map<number, EarningVersion[]>> {
  const versions = new Map<number, EarningVersion[]>();
  for (const merchantId of new Set(works.map((work) => work.merchantId))) {
    versions.set(merchantId, await readVersions(merchantId, EARNING, tx));
  }
  return versions;
}

async function readExpiries(
  tx: Sql,
  works: readonly OrderWork[],
  shops: Shops,
  now: Date,
): Promise<Map<number, (earnedAt: Date) => Date | null>> {
  const expiries = new Map<number, (earnedAt: Date) => Date | null>();
  for (const work of works) {
    if (!expiries.has(work.shopId)) expiries.set(work.shopId, await lotExpiry(tx, shopOf(shops, work), now));
  }
  return expiries;
}

/** Points of an order may stand with a profile that has since become another: then that one has to be known. */
async function knowFormerOwners(
  tx: Sql,
  works: readonly OrderWork[],
  positions: ReadonlyMap<string, readonly OrderPosition[]>,
  book: ProfileBook,
): Promise<void> {
  const former = works.flatMap((work) =>
    (positions.get(orderKey(work)) ?? [])
      .filter((position) => !book.knows(position.profileId))
      .map(({ profileId }) => ({ merchantId: work.merchantId, profileId })),
  );
  if (former.length > 0) book.know((await loadProfiles(tx, [], former)).profiles);
}

async function post(tx: Sql, postings: readonly Posting[]): Promise<void> {
  const statuses = await postAll(tx, postings);
  const wrong = statuses.findIndex((status) => status !== "posted");
  // Under the orders' locks every key is new: anything else is a bug, and the transaction must not commit.
  if (wrong >= 0) throw new Error(`posting ${postings[wrong]?.key} was answered ${statuses[wrong]}`);
}
