import { asMerchantId, asShopId, type MerchantId, type ShopId, type Tenant } from "#app/vocabulary/ids.ts";
import { toCurrencyCode, type CurrencyCode } from "#app/vocabulary/money.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";

export type ShopStatus = "pending" | "installed" | "uninstalled";

/** One shop as the rest of the app sees it. */
export interface Shop extends Tenant {
  domain: string;
  name: string;
  status: ShopStatus;
  currency: CurrencyCode;
  timeZone: string;
  country: string;
  scopes: string[];
  installedAt: Date | null;
  earningSince: Date;
  detailsReadAt: Date | null;
  reauthoriseAt: Date | null;
}

interface ShopRow {
  merchant_id: number;
  shop_id: number;
  domain: string;
  name: string;
  status: ShopStatus;
  currency: string;
  time_zone: string;
  country: string;
  scopes: string[];
  installed_at: Date | null;
  earning_since: Date;
  details_read_at: Date | null;
  reauthorise_at: Date | null;
}

const COLUMNS = `merchant_id, shop_id, domain, name, status, currency, time_zone, country, scopes, installed_at,
  earning_since, details_read_at, reauthorise_at`;

function toShop(row: ShopRow): Shop {
  const currency = toCurrencyCode(row.currency);
  if (!currency) throw new Error(`shop ${row.shop_id} has the unknown currency ${row.currency}`);
  return {
    merchantId: asMerchantId(row.merchant_id),
    shopId: asShopId(row.shop_id),
    domain: row.domain,
    name: row.name,
    status: row.status,
    currency,
    timeZone: row.time_zone,
    country: row.country,
    scopes: row.scopes,
    installedAt: row.installed_at,
    earningSince: row.earning_since,
    detailsReadAt: row.details_read_at,
    reauthoriseAt: row.reauthorise_at,
  };
}

export async function findShopByDomain(domain: string): Promise<Shop | null> {
  const { rows } = await sql.query<ShopRow>({
    name: "shop-by-domain",
    text: `SELECT ${COLUMNS} FROM shop WHERE domain = $1`,
    values: [domain],
  });
  return rows[0] ? toShop(rows[0]) : null;
}

export async function readShop(tenant: Tenant, tx: Sql = sql): Promise<Shop> {
  const { rows } = await tx.query<ShopRow>({
    name: "shop-by-id",
    text: `SELECT ${COLUMNS} FROM shop WHERE merchant_id = $1 AND shop_id = $2`,
    values: [tenant.merchantId, tenant.shopId],
  });
  if (!rows[0]) throw new Error(`no shop ${tenant.shopId} of merchant ${tenant.merchantId}`);
  return toShop(rows[0]);
}

/** The shops of a batch, held against erasure until the transaction ends. */
export async function readShops(tx: Sql, tenants: readonly Tenant[]): Promise<Shop[]> {
  const { rows } = await tx.query<ShopRow>({
    name: "shops-by-id",
    text: `SELECT ${COLUMNS} FROM shop JOIN unnest($1::int[], $2::int[]) AS k(merchant_id, shop_id) USING (merchant_id, shop_id)
           ORDER BY merchant_id, shop_id FOR KEY SHARE OF shop`,
    values: [tenants.map((t) => t.merchantId), tenants.map((t) => t.shopId)],
  });
  return rows.map(toShop);
}

/** The shops of one merchant, oldest first. */
export async function listShops(merchantId: MerchantId, tx: Sql = sql): Promise<Shop[]> {
  const { rows } = await tx.query<ShopRow>({
    name: "shops-of-merchant",
    text: `SELECT ${COLUMNS} FROM shop WHERE merchant_id = $1 ORDER BY shop_id`,
    values: [merchantId],
  });
  return rows.map(toShop);
}

/** Every shop of every merchant, for the audit. */
export async function listAllShops(): Promise<Shop[]> {
  const { rows } = await sql.query<ShopRow>({
    text: `SELECT ${COLUMNS} FROM shop ORDER BY merchant_id, shop_id`,
  });
  return rows.map(toShop);
}

/** Every shop that background work has to serve, whatever its merchant. */
export async function listInstalledShops(): Promise<Shop[]> {
  const { rows } = await sql.query<ShopRow>({
    name: "shops-installed",
    text: `SELECT ${COLUMNS} FROM shop WHERE status = 'installed' ORDER BY merchant_id, shop_id`,
  });
  return rows.map(toShop);
}

/** Makes a merchant and its first shop, unless the domain is known already (also when two do it at once). */
export async function createShop(tx: Sql, domain: string): Promise<void> {
  await tx.query({
    text: "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))",
    values: [`shop:${domain}`],
  });
  await tx.query({
    text: `WITH owner AS (
             INSERT INTO merchant (name) SELECT $2 WHERE NOT EXISTS (SELECT 1 FROM shop WHERE domain = $1)
             RETURNING merchant_id)
           INSERT INTO shop (merchant_id, domain, name) SELECT merchant_id, $1, $2 FROM owner`,
    values: [domain, domain.replace(".myshopify.com", "")],
  });
}

/** First installation or a return after an uninstall; the program goes on where it was (edge case O4). */
export async function markInstalled(tx: Sql, tenant: Tenant, scopes: readonly string[]): Promise<void> {
  await tx.query({
    text: `UPDATE shop SET status = 'installed', installed_at = COALESCE(installed_at, now()), uninstalled_at = NULL,
             reauthorise_at = NULL, scopes = $3
           WHERE merchant_id = $1 AND shop_id = $2`,
    values: [tenant.merchantId, tenant.shopId, scopes],
  });
}

export async function markUninstalled(tx: Sql, tenant: Tenant): Promise<void> {
  await tx.query({
    text: `UPDATE shop SET status = 'uninstalled', uninstalled_at = now() WHERE merchant_id = $1 AND shop_id = $2`,
    values: [tenant.merchantId, tenant.shopId],
  });
}

export async function markMustReauthorise(tenant: Tenant): Promise<void> {
  await sql.query({
    text: `UPDATE shop SET reauthorise_at = COALESCE(reauthorise_at, now()) WHERE merchant_id = $1 AND shop_id = $2`,
    values: [tenant.merchantId, tenant.shopId],
  });
}

export async function saveScopes(tx: Sql, tenant: Tenant, scopes: readonly string[]): Promise<void> {
  await tx.query({
    text: "UPDATE shop SET scopes = $3 WHERE merchant_id = $1 AND shop_id = $2",
    values: [tenant.merchantId, tenant.shopId, scopes],
  });
}

export interface ShopDetails {
  name: string;
  currency: CurrencyCode;
  timeZone: string;
  country: string;
}

export async function saveShopDetails(tx: Sql, tenant: Tenant, details: ShopDetails): Promise<void> {
  await tx.query({
    text: `UPDATE shop SET name = $3, currency = $4, time_zone = $5, country = $6, details_read_at = now()
           WHERE merchant_id = $1 AND shop_id = $2`,
    values: [
      tenant.merchantId,
      tenant.shopId,
      details.name,
      details.currency,
      details.timeZone,
      details.country,
    ],
  });
}

/** The program begins: what was bought before does not earn, unless a backfill asked for it already. */
export async function startEarning(tx: Sql, merchantId: MerchantId, at: Date): Promise<void> {
  await tx.query({
    text: `UPDATE shop SET earning_since = $2 WHERE merchant_id = $1 AND NOT EXISTS (
             SELECT 1 FROM backfill b WHERE b.merchant_id = $1 AND b.shop_id = shop.shop_id AND b.gives_points)`,
    values: [merchantId, at],
  });
}

/** Moves the start of earning back, never forward: points once given stay. */
export async function earnSince(tx: Sql, tenant: Tenant, since: Date): Promise<void> {
  await tx.query({
    text: `UPDATE shop SET earning_since = least(earning_since, $3) WHERE merchant_id = $1 AND shop_id = $2`,
    values: [tenant.merchantId, tenant.shopId, since],
  });
}

export interface Location {
  locationId: string;
  name: string;
  active: boolean;
}

export async function saveLocations(tx: Sql, tenant: Tenant, locations: readonly Location[]): Promise<void> {
  await tx.query({
    text: `INSERT INTO shop_location (merchant_id, shop_id, location_id, name, active)
           SELECT $1, $2, * FROM unnest($3::bigint[], $4::text[], $5::boolean[])
           ON CONFLICT (merchant_id, shop_id, location_id)
           DO UPDATE SET name = excluded.name, active = excluded.active, updated_at = now()`,
    values: [
      tenant.merchantId,
      tenant.shopId,
      locations.map((l) => l.locationId),
      locations.map((l) => l.name),
      locations.map((l) => l.active),
    ],
  });
}

export async function listLocations(merchantId: MerchantId): Promise<(Location & { shopId: ShopId })[]> {
  const { rows } = await sql.query<{ shop_id: number; location_id: string; name: string; active: boolean }>({
    name: "locations-of-merchant",
    text: `SELECT shop_id, location_id::text, name, active FROM shop_location WHERE merchant_id = $1 ORDER BY name, location_id`,
    values: [merchantId],
  });
  return rows.map((row) => ({
    shopId: asShopId(row.shop_id),
    locationId: row.location_id,
    name: row.name,
    active: row.active,
  }));
}
