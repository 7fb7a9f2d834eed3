import { listInstalledShops, type Shop } from "#app/modules/shops/index.ts";

/** The first shop of each merchant: its zone says when a merchant's day begins, its figures take what no shop moved. */
export async function firstShops(): Promise<Shop[]> {
  const first = new Map<number, Shop>();
  for (const shop of await listInstalledShops())
    if (!first.has(shop.merchantId)) first.set(shop.merchantId, shop);
  return [...first.values()];
}
