import type { z } from "zod";
import { asMerchantId, asShopId, toShopifyId, type MerchantId } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import type { learnFactsJob, priceOrdersAgainJob } from "#app/jobs/definitions/learn-facts.ts";
import { applyEvents, loadShops } from "./apply-events/index.ts";
import { enqueueJob } from "#app/platform/queue.server.ts";
import { countOrdersJob, evaluateTiersJob } from "#app/jobs/definitions/tiers.ts";
import {
  listMaturedOrders,
  listOrderKeys,
  writeProductFacts,
  type OrderKey,
} from "#app/modules/orders/index.ts";
import { writeCustomerTags } from "#app/modules/profiles/index.ts";
import { listInstalledShops, listShops, type Shop } from "#app/modules/shops/index.ts";
import type { AdminClient } from "#app/shopify/operations/admin-client.ts";
import { readCustomerTags } from "#app/shopify/operations/customer-tags.ts";
import { readProductFacts } from "#app/shopify/operations/product-facts.ts";
import { withAdmin } from "./with-admin.server.ts";

const BATCH = 100;

/** Brings orders to their level again, though nothing new was said of them. */
const priceAgain = (keys: readonly OrderKey[]): Promise<unknown> =>
  transaction(async (tx) => applyEvents(tx, [], await loadShops(tx, keys), now(), keys));

/** Orders whose person's other orders have changed. */
export async function priceOrders({ orders }: z.infer<typeof priceOrdersAgainJob.schema>): Promise<void> {
  const keys = orders.flatMap(({ merchantId, shopId, orderId: text }) => {
    const orderId = toShopifyId(text);
    return orderId ? [{ merchantId: asMerchantId(merchantId), shopId: asShopId(shopId), orderId }] : [];
  });
  await priceAgain(keys);
}

/** Pending points whose time has come become available, merchant by merchant. */
export async function matureOrders(): Promise<void> {
  const merchants = new Set<MerchantId>((await listInstalledShops()).map((shop) => shop.merchantId));
  for (const merchantId of merchants) {
    for (;;) {
      const due = await transaction((tx) => listMaturedOrders(tx, merchantId, now(), BATCH));
      if (due.length === 0) break;
      await priceAgain(due);
    }
  }
}

/**
 * Tells of every order what it counts towards a tier, those from before it was counted too; then places the members.
 * Some orders of one shop at a time, and then those of the merchant's next shop.
 */
export async function countOrders(job: z.infer<typeof countOrdersJob.schema>): Promise<void> {
  const merchantId = asMerchantId(job.merchantId);
  const shops = await listShops(merchantId);
  const shop = shops.find(({ shopId }) => shopId === job.shopId);
  if (!shop) return;
  await transaction(async (tx) => {
    const after = toShopifyId(job.after);
    const keys = await listOrderKeys(tx, shop, after && { ...shop, orderId: after }, BATCH);
    await applyEvents(tx, [], await loadShops(tx, keys), now(), keys);
    const last = keys.at(-1);
    const next = shops.find(({ shopId }) => shopId > shop.shopId);
    if (last) await enqueueJob(tx, countOrdersJob, { ...job, after: last.orderId });
    else if (next) await enqueueJob(tx, countOrdersJob, { merchantId, shopId: next.shopId, after: null });
    else await enqueueJob(tx, evaluateTiersJob, { merchantId });
  });
}

async function learnProducts(shop: Shop, client: AdminClient, productIds: readonly string[]): Promise<void> {
  if (productIds.length === 0) return;
  const { merchantId, shopId } = shop;
  const facts = await readProductFacts(
    client,
    productIds.flatMap((id) => toShopifyId(id) ?? []),
  );
  const known = facts.map((fact) => ({ merchantId, shopId, ...fact }));
  // A product that no longer exists has no tags and no collections, and is not asked about again.
  const gone = productIds
    .filter((id) => !known.some((fact) => fact.productId === id))
    .map((productId) => ({ merchantId, shopId, productId, title: "", tags: [], collectionIds: [] }));
  await transaction((tx) => writeProductFacts(tx, [...known, ...gone]));
}

async function learnCustomer(shop: Shop, client: AdminClient, customerId: string | null): Promise<void> {
  const id = customerId === null ? null : toShopifyId(customerId);
  if (!id) return;
  const tags = (await readCustomerTags(client, [id])).get(id) ?? [];
  await transaction((tx) => writeCustomerTags(tx, shop, id, tags));
}

/** Learns what an earning rule needs to know of an order, and prices it again. */
export async function learnFacts(job: z.infer<typeof learnFactsJob.schema>): Promise<void> {
  await withAdmin(job, async (shop, client) => {
    await learnProducts(shop, client, job.productIds);
    await learnCustomer(shop, client, job.customerId);
    const orderId = toShopifyId(job.orderId);
    if (orderId) await priceAgain([{ merchantId: shop.merchantId, shopId: shop.shopId, orderId }]);
  });
}
