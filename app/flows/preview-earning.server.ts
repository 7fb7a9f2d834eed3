import type { MerchantId, ProfileId, ShopId, ShopifyId } from "#app/vocabulary/ids.ts";
import type { CurrencyCode, MinorUnits } from "#app/vocabulary/money.ts";
import type { Channel } from "#app/vocabulary/order.ts";
import { NO_POINTS, type Points } from "#app/vocabulary/points.ts";
import { dayIn } from "#app/vocabulary/time.ts";
import { transaction, type Sql } from "#app/platform/db.server.ts";
import { EARNING, priceOrder, type EarningSettings, type PriceReason } from "#app/modules/earning/index.ts";
import {
  listRecentOrderKeys,
  loadOrders,
  loadProductFacts,
  withParts,
  type OrderRecord,
} from "#app/modules/orders/index.ts";
import { newestVersion } from "#app/modules/programs/index.ts";
import { loadProfiles, type Profile } from "#app/modules/profiles/index.ts";
import { loadShops } from "./apply-events/index.ts";
import { shopOf } from "./apply-events/load-batch.server.ts";
import { loadHistories } from "./apply-events/load-histories.server.ts";
import { pinFacts, pricingFacts, productIdsOf } from "./apply-events/pin-facts.ts";

const ORDERS = 100;

export interface PreviewedOrder {
  shopId: ShopId;
  orderId: ShopifyId;
  name: string;
  processedAt: Date;
  channel: Channel;
  eligible: MinorUnits;
  currency: CurrencyCode;
  before: Points;
  after: Points;
  reason: PriceReason;
  memberName: string | null;
}

type OwnedOrder = PreviewedOrder & { profileId: ProfileId | null };

export interface EarningPreview {
  orders: PreviewedOrder[];
  totalBefore: number;
  totalAfter: number;
  /** People with more, and with fewer, points by the new rule. */
  gain: number;
  lose: number;
}

function countMembers(orders: readonly OwnedOrder[]): { gain: number; lose: number } {
  const differences = new Map<ProfileId, number>();
  for (const { profileId, before, after } of orders) {
    if (profileId !== null) differences.set(profileId, (differences.get(profileId) ?? 0) + after - before);
  }
  const values = [...differences.values()];
  return {
    gain: values.filter((value) => value > 0).length,
    lose: values.filter((value) => value < 0).length,
  };
}

async function readPeople(
  tx: Sql,
  merchantId: MerchantId,
  records: readonly OrderRecord[],
): Promise<Map<ProfileId, Profile>> {
  const named = records.flatMap(({ profileId }) => (profileId === null ? [] : [{ merchantId, profileId }]));
  const { profiles } = await loadProfiles(tx, [], named);
  return new Map(profiles.map((profile) => [profile.profileId, profile]));
}

const nameOf = ({ firstName, lastName, email, phone }: Profile): string =>
  [firstName, lastName].filter(Boolean).join(" ") || (email ?? phone ?? "");

/**
 * What settings would give for the last hundred orders, beside what the saved ones give, by the functions that
 * production uses. Nothing is saved.
 */
export const previewEarning = (merchantId: MerchantId, settings: EarningSettings): Promise<EarningPreview> =>
  transaction((tx) => preview(tx, merchantId, settings));

async function preview(tx: Sql, merchantId: MerchantId, settings: EarningSettings): Promise<EarningPreview> {
  const current = (await newestVersion(merchantId, EARNING, tx))?.settings ?? null;
  const keys = await listRecentOrderKeys(tx, merchantId, ORDERS);
  const { orders: stored } = await loadOrders(tx, keys);
  const records = keys.flatMap((key) => stored.get(`${key.merchantId}/${key.shopId}/${key.orderId}`) ?? []);
  const products = await loadProductFacts(
    tx,
    records.flatMap((record) =>
      productIdsOf(record.state).map((productId) => ({ merchantId, shopId: record.shopId, productId })),
    ),
  );
  const known = await readPeople(tx, merchantId, records);
  const shops = await loadShops(tx, records);
  const versions = [current, settings].flatMap((each, version) =>
    each ? [{ version, settings: each, effectiveFrom: new Date(0) }] : [],
  );
  const people = records.flatMap(({ profileId }) => (profileId === null ? [] : [{ merchantId, profileId }]));
  const histories = await loadHistories(tx, people, new Map([[merchantId, versions]]));
  const orders = records.map((record): OwnedOrder => {
    const order = withParts(record.state, record.parts);
    const { profileId } = record;
    const person = profileId === null ? undefined : known.get(profileId);
    const profileTags = person?.tags ?? [];
    const day = dayIn(shopOf(shops, record).timeZone, order.processedAt);
    const bought = { day, ...histories.of({ work: { ...record, before: record }, profileId, day }) };
    const price = (rule: EarningSettings) =>
      priceOrder(
        order,
        rule,
        pricingFacts(
          pinFacts(order, record, rule, record.pins, { products, profileTags, tier: null }).pins,
          bought,
        ),
      );
    const after = price(settings);
    return {
      shopId: record.shopId,
      orderId: record.orderId,
      name: order.name,
      processedAt: order.processedAt,
      channel: order.channel,
      eligible: after.eligible,
      currency: order.currency,
      before: current ? price(current).points : NO_POINTS,
      after: after.points,
      reason: after.reason,
      profileId: record.profileId,
      memberName: person ? nameOf(person) : null,
    };
  });
  const total = (side: "before" | "after") => orders.reduce((sum, order) => sum + order[side], 0);
  return {
    orders: orders.map(({ profileId: _, ...order }) => order),
    totalBefore: total("before"),
    totalAfter: total("after"),
    ...countMembers(orders),
  };
}
