import type { BusinessEvent } from "#app/vocabulary/business-events.ts";
import type { ProfileId } from "#app/vocabulary/ids.ts";
import type { OrderFacts } from "#app/vocabulary/order.ts";
import type { EarningSettings } from "#app/modules/earning/index.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import type { EventOutcome } from "#app/flows/apply-events/index.ts";

/** A shop with a running program, driven by events as the inbox would, without HTTP. */
export interface TestShop {
  shop: Shop;
  /** Applies events in one batch. */
  apply(events: readonly BusinessEvent[], now?: Date): Promise<EventOutcome[]>;
  see(...orders: OrderFacts[]): Promise<EventOutcome[]>;
  saveSettings(settings: Partial<EarningSettings>): Promise<number>;
  /** Balances of the person with this e-mail or phone. */
  balance(contact: string): Promise<{ pending: number; available: number; held: number; debt: number }>;
  profileOf(contact: string): Promise<ProfileId | null>;
}

let shops = 0;

/** Sales count from 2026-01-01 on; one point per euro unless changed. */
export async function startTestShop(settings: Partial<EarningSettings> = {}): Promise<TestShop> {
  const { sql, transaction } = await import("#app/platform/db.server.ts");
  const { createShop, findShopByDomain, markInstalled, readShop, saveShopDetails } =
    await import("#app/modules/shops/index.ts");
  const { EARNING, earningSettings } = await import("#app/modules/earning/index.ts");
  const { newestVersion, saveVersion } = await import("#app/modules/programs/index.ts");
  const { applyEvents } = await import("#app/flows/apply-events/index.ts");
  const { readBalance } = await import("#app/modules/ledger/index.ts");
  const { toCurrencyCode } = await import("#app/vocabulary/money.ts");
  const { asProfileId } = await import("#app/vocabulary/ids.ts");

  const domain = `test-${++shops}.myshopify.com`;
  await transaction((tx) => createShop(tx, domain));
  const created = await findShopByDomain(domain);
  const eur = toCurrencyCode("EUR");
  if (!created || !eur) throw new Error("the test shop could not be made");
  await transaction(async (tx) => {
    await markInstalled(tx, created, []);
    await saveShopDetails(tx, created, {
      name: "Test",
      currency: eur,
      timeZone: "Europe/Berlin",
      country: "DE",
    });
    await tx.query({
      text: "UPDATE shop SET earning_since = '2026-01-01T00:00:00Z' WHERE merchant_id = $1",
      values: [created.merchantId],
    });
  });
  const shop = await readShop(created);

  async function saveSettings(changes: Partial<EarningSettings>): Promise<number> {
    const current = await newestVersion(shop.merchantId, EARNING);
    const version = await transaction((tx) =>
      saveVersion(tx, shop.merchantId, EARNING, {
        baseVersion: current?.version ?? 0,
        settings: earningSettings.parse({ ...current?.settings, ...changes }),
        author: "Test",
        note: null,
        effectiveFrom: current ? new Date("2026-06-01T00:00:00Z") : new Date("2026-01-01T00:00:00Z"),
      }),
    );
    if (version === null) throw new Error("the settings were not saved");
    return version;
  }
  await saveSettings(settings);

  const apply = (events: readonly BusinessEvent[], now = new Date("2026-07-01T00:00:00Z")) =>
    transaction(async (tx) =>
      applyEvents(
        tx,
        events.map((event) => ({ tenant: shop, event, arrivedAt: now })),
        new Map([[shop.shopId, await readShop(shop, tx)]]),
        now,
      ),
    );

  async function profileOf(contact: string): Promise<ProfileId | null> {
    const { rows } = await sql.query<{ profile_id: number }>({
      text: `SELECT profile_id FROM profile_identity WHERE merchant_id = $1 AND value = $2`,
      values: [shop.merchantId, contact],
    });
    return rows[0] ? asProfileId(rows[0].profile_id) : null;
  }

  return {
    shop,
    apply,
    see: (...orders) => apply(orders.map((order) => ({ kind: "order-seen", order }))),
    saveSettings,
    profileOf,
    async balance(contact) {
      const profileId = await profileOf(contact);
      if (profileId === null) throw new Error(`nobody is known as ${contact}`);
      return readBalance(shop.merchantId, profileId);
    },
  };
}
