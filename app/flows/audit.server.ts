import { dayIn } from "#app/vocabulary/time.ts";
import { asProfileId, type MerchantId } from "#app/vocabulary/ids.ts";
import { snapshot, type Sql } from "#app/platform/db.server.ts";
import { auditRollups } from "#app/modules/analytics/index.ts";
import { EARNING, isPaid, type EarningVersion } from "#app/modules/earning/index.ts";
import {
  auditBalances,
  readOrderPositions,
  type LedgerDifference,
  type OrderPosition,
} from "#app/modules/ledger/index.ts";
import {
  listOrderKeys,
  loadOrders,
  loadProductFacts,
  orderKey,
  type OrderKey,
  type OrderRecord,
} from "#app/modules/orders/index.ts";
import { loadProfiles, ProfileBook } from "#app/modules/profiles/index.ts";
import { readVersions } from "#app/modules/programs/index.ts";
import { listAllShops, type Shop } from "#app/modules/shops/index.ts";
import { auditRedemptions, type RedemptionDifference } from "./audit-redemptions.server.ts";
import { readBatchTiers, readOrderTiers } from "./apply-events/batch-tiers.server.ts";
import { decideOrder, type OrderContext } from "./apply-events/decide-order.ts";
import type { OrderWork } from "./apply-events/fold-orders.ts";
import { joinMerged } from "./apply-events/join-merged.ts";
import { loadHistories } from "./apply-events/load-histories.server.ts";
import { asText } from "./apply-events/rule-histories.ts";

const CHUNK = 500;
const SHOWN = 20;

export interface OrderDifference {
  order: string;
  /** What the ledger would have to post to agree with the order's state. */
  missing: { profileId: number; pending: number; available: number }[];
}

export interface Audit {
  ok: boolean;
  accounts: number;
  entries: number;
  lots: number;
  orders: number;
  /** Orders whose pending points are due and wait only for the job that writes it. */
  maturing: number;
  redemptions: number;
  differences: {
    balances: number;
    orders: number;
    redemptions: number;
    customerFigures: number;
    dayFigures: number;
  };
  examples: {
    balances: LedgerDifference[];
    orders: OrderDifference[];
    redemptions: RedemptionDifference[];
  };
}

interface Context {
  shop: Shop;
  versions: EarningVersion[];
  now: Date;
}

type Work = OrderWork & { before: OrderRecord };

const asWork = (record: OrderRecord): Work => ({
  ...record,
  before: record,
  isAttached: record.attachedTo !== null,
  movedBy: null,
  wasSeenUnpaid: record.paidAt === null && !isPaid(record.state),
  isNews: false,
});

function compare(
  work: Work,
  positions: readonly OrderPosition[],
  facts: Pick<OrderContext, "products" | "profileTags" | "tier" | "day" | "view">,
  context: Context,
): OrderDifference | null {
  const record = work.before;
  const decision = decideOrder(work, record.profileId, {
    versions: context.versions,
    earningSince: context.shop.earningSince,
    ...facts,
    positions,
    // Only differences in points are looked for; dates of lots are no part of them.
    lotExpiry: () => null,
    now: context.now,
  });
  const missing = (decision?.postings ?? []).map(({ profileId, pending, available }) => ({
    profileId,
    pending,
    available,
  }));
  const stored = record.target;
  const fresh = decision?.record.target;
  const sameTarget = fresh?.pending === stored.pending && fresh.available === stored.available;
  const counted = decision?.record.counted;
  const sameCount =
    counted?.points === record.counted.points &&
    counted.spend === record.counted.spend &&
    counted.orders === record.counted.orders;
  const sameAwards = asText(facts.view.awarded) === asText(decision?.awards ?? []);
  const isSame = missing.length === 0 && sameTarget && sameCount && sameAwards;
  return isSame ? null : { order: orderKey(record), missing };
}

async function auditChunk(
  tx: Sql,
  keys: readonly OrderKey[],
  context: Context,
): Promise<{ differences: OrderDifference[]; maturing: number }> {
  const { orders } = await loadOrders(tx, keys);
  const records = [...orders.values()];
  const positions = await readOrderPositions(tx, keys);
  const owners = [...positions.values()].flat().map(({ profileId }) => profileId);
  const named = [...new Set([...owners, ...records.flatMap((record) => record.profileId ?? [])])];
  const { merchantId } = context.shop;
  const people = named.map((id) => ({ merchantId, profileId: asProfileId(id) }));
  const { profiles, identities } = await loadProfiles(tx, [], people);
  const book = new ProfileBook(profiles, identities, []);
  const products = await loadProductFacts(
    tx,
    records.flatMap(({ state, shopId }) =>
      state.lines.flatMap(({ productId }) => (productId ? [{ merchantId, shopId, productId }] : [])),
    ),
  );
  const versions = new Map([[merchantId, context.versions]]);
  const histories = await loadHistories(tx, people, versions);
  const differences: OrderDifference[] = [];
  let maturing = 0;
  const works = records.map(asWork);
  const tiers = await readBatchTiers(tx, [merchantId], context.now);
  const tierOf = await readOrderTiers(tx, works, ({ profileId }) => profileId, tiers);
  for (const work of works) {
    const record = work.before;
    const due = record.target.maturesAt !== null && record.target.maturesAt <= context.now;
    if (due) maturing++;
    const { profileId } = record;
    const profileTags = profileId === null ? null : (book.profile(profileId)?.tags ?? null);
    const day = dayIn(context.shop.timeZone, record.state.processedAt);
    const view = histories.of({ work, profileId, day });
    const facts = { products, profileTags, tier: tierOf(work, profileId), day, view };
    const own = joinMerged(positions.get(orderKey(record)) ?? [], book);
    const difference = due ? null : compare(work, own, facts, context);
    if (difference) differences.push(difference);
  }
  return { differences, maturing };
}

/**
 * Recomputes every balance from entries and lots, every order's points from its stored state, and every figure from
 * its sources, with the functions that production uses. Reads only, each comparison in one snapshot, so it may run while
 * others write. `clock` tells the time of each snapshot.
 */
export async function audit(clock: () => Date): Promise<Audit> {
  const balances = await auditBalances();
  const found: OrderDifference[] = [];
  const spent: RedemptionDifference[] = [];
  const merchants = new Set<MerchantId>();
  const counts = { orders: 0, maturing: 0, redemptions: 0, customers: 0, days: 0 };
  for (const shop of await listAllShops()) {
    for (let after: OrderKey | null = null; ;) {
      const keys: OrderKey[] = await snapshot((tx) => listOrderKeys(tx, shop, after, CHUNK));
      const chunk = await snapshot(async (tx) => {
        const versions = await readVersions(shop.merchantId, EARNING, tx);
        return auditChunk(tx, keys, { shop, versions, now: clock() });
      });
      found.push(...chunk.differences);
      counts.orders += keys.length;
      counts.maturing += chunk.maturing;
      after = keys.at(-1) ?? null;
      if (keys.length < CHUNK) break;
    }
    const rollups = await auditRollups(shop, shop.timeZone);
    counts.customers += rollups.customers;
    counts.days += rollups.days;
    merchants.add(shop.merchantId);
  }
  for (const merchantId of merchants) {
    const audited = await auditRedemptions(merchantId);
    spent.push(...audited.differences);
    counts.redemptions += audited.redemptions;
  }
  const differences = {
    balances: balances.count,
    orders: found.length,
    redemptions: spent.length,
    customerFigures: counts.customers,
    dayFigures: counts.days,
  };
  return {
    ok: Object.values(differences).every((count) => count === 0),
    ...balances.totals,
    orders: counts.orders,
    maturing: counts.maturing,
    redemptions: counts.redemptions,
    differences,
    examples: {
      balances: balances.differences.slice(0, SHOWN),
      orders: found.slice(0, SHOWN),
      redemptions: spent.slice(0, SHOWN),
    },
  };
}
