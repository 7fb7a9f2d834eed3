import { asProfileId, type ProfileId, type ShopifyId } from "#app/vocabulary/ids.ts";
import { dayIn, type Day } from "#app/vocabulary/time.ts";
import type { Sql } from "#app/platform/db.server.ts";
import {
  BRAND,
  defaultBrand,
  speakerFor,
  type BrandSettings,
  type Speaker,
} from "#app/modules/brand/index.ts";
import { EXPIRY, idleCutoff } from "#app/modules/expiry/index.ts";
import { readPersonBalance, type PersonBalance } from "#app/modules/ledger/index.ts";
import { findCustomer, type CustomerPerson } from "#app/modules/profiles/index.ts";
import { readSettingsInForce, readVersions, type SettingsInForce } from "#app/modules/programs/index.ts";
import { listShops, type Shop } from "#app/modules/shops/index.ts";
import { readTierPlace, type TierPlace } from "./tier-place.server.ts";

/** Who asks, from where, in which language. */
export interface Visitor {
  shop: Shop;
  /** Whom Shopify says it is; null for a guest. */
  customerId: ShopifyId | null;
  locale: string;
}

/** What every view begins with: the program as it counts now, and one shopper's place in it. */
export interface Shopper extends Visitor {
  now: Date;
  /** In the merchant's first shop, whose days count. */
  today: Day;
  timeZone: string;
  speaker: Speaker;
  brand: BrandSettings;
  inForce: SettingsInForce;
  /** Null for a guest and for a customer of whom nothing is known yet. */
  person: CustomerPerson | null;
  profileId: ProfileId;
  balance: PersonBalance;
  /** Null while there are no tiers, and below the lowest. */
  place: TierPlace | null;
}

/** Nobody's profile: everything is read for it too, so that time tells nothing about who is known. */
const NOBODY = asProfileId(0);

/** Where inactivity ends points, who was idle for too long has none, whether or not a job has said so. */
async function idleBefore(tx: Sql, home: Shop, inForce: SettingsInForce, now: Date): Promise<Date | null> {
  if ((inForce(EXPIRY)?.inactivityMonths ?? null) === null) return null;
  return idleCutoff(await readVersions(home.merchantId, EXPIRY, tx), now, home.timeZone);
}

/** A customer of whom nothing is known yet is a member with nothing, as they will be a moment later. */
export async function readShopper(tx: Sql, visitor: Visitor, now: Date): Promise<Shopper> {
  const { shop, customerId, locale } = visitor;
  const { merchantId } = shop;
  const person = await findCustomer(tx, shop, customerId);
  const profileId = person?.profileId ?? NOBODY;
  const inForce = await readSettingsInForce(tx, merchantId, now);
  const home = (await listShops(merchantId, tx))[0] ?? shop;
  const brand = inForce(BRAND) ?? defaultBrand();
  return {
    ...visitor,
    now,
    today: dayIn(home.timeZone, now),
    timeZone: home.timeZone,
    speaker: speakerFor(brand, locale, person?.locale),
    brand,
    inForce,
    person,
    profileId,
    balance: await readPersonBalance(
      merchantId,
      profileId,
      now,
      tx,
      await idleBefore(tx, home, inForce, now),
    ),
    place: await readTierPlace(tx, home, inForce, profileId, now),
  };
}
