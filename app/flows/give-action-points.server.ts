import { createHash } from "node:crypto";
import {
  asProfileId,
  toShopifyId,
  type MerchantId,
  type ProfileId,
  type ShopId,
} from "#app/vocabulary/ids.ts";
import { NO_POINTS, toPoints, type Points } from "#app/vocabulary/points.ts";
import { dayIn } from "#app/vocabulary/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction, type Sql } from "#app/platform/db.server.ts";
import { lockNames } from "#app/platform/locks.server.ts";
import type { ActionRequest } from "#app/contracts/actions.ts";
import {
  EARNING,
  keepActionRequest,
  readActionRequest,
  readGiven,
  rulesOfKind,
  withinCaps,
  customAction,
} from "#app/modules/earning/index.ts";
import {
  loadProfiles,
  lockProfiles,
  normaliseEmail,
  normalisePhone,
  ProfileBook,
  type IdentityLookup,
} from "#app/modules/profiles/index.ts";
import { readVersions, versionInForce } from "#app/modules/programs/index.ts";
import { listShops, type Shop } from "#app/modules/shops/index.ts";
import { giveByRules } from "./give-by-rules.server.ts";

export type ActionAnswer =
  { ok: true; points: Points } | { ok: false; reason: "unknown_customer" | "unknown_action" | "key_used" };

type Lookup = IdentityLookup & { shopId: ShopId | 0 };

/** What names the customer; a Shopify number is one within each of the merchant's shops. */
function lookupsOf(shops: readonly Shop[], customer: ActionRequest["customer"]): Lookup[] {
  const any = shops.slice(0, 1).map(({ merchantId }) => ({ merchantId, shopId: 0 as const }));
  if ("id" in customer) {
    const value = toShopifyId(customer.id);
    return value === null
      ? []
      : shops.map(({ merchantId, shopId }) => ({ merchantId, shopId, kind: "customer" as const, value }));
  }
  if ("email" in customer) {
    const value = normaliseEmail(customer.email);
    return value === null ? [] : any.map((place) => ({ ...place, kind: "email" as const, value }));
  }
  const value = normalisePhone(customer.phone, shops[0]?.country ?? "");
  return value === null ? [] : any.map((place) => ({ ...place, kind: "phone" as const, value }));
}

/** The person, under a lock: nobody becomes another one between the look and the posting. */
async function lockPerson(tx: Sql, lookups: readonly Lookup[]): Promise<ProfileId | null> {
  const find = async () => {
    const { profiles, identities } = await loadProfiles(tx, lookups, []);
    const book = new ProfileBook(profiles, identities, []);
    const owners = lookups.flatMap((lookup) => book.ownerOf(lookup.merchantId, lookup) ?? []);
    return { profiles, owner: owners[0] ?? null };
  };
  const { profiles } = await find();
  await lockProfiles(tx, profiles);
  const { owner, profiles: now } = await find();
  const isLocked = owner !== null && profiles.some(({ profileId }) => profileId === owner);
  const isThere = now.some(({ profileId, redactedAt }) => profileId === owner && redactedAt === null);
  return isLocked && isThere ? asProfileId(owner) : null;
}

async function give(
  tx: Sql,
  shop: Shop,
  profileId: ProfileId,
  { action, idempotencyKey }: ActionRequest,
): Promise<Points | null> {
  const { merchantId, timeZone } = shop;
  const at = now();
  const settings = versionInForce(await readVersions(merchantId, EARNING, tx), at)?.settings;
  const rules = settings?.enabled ? rulesOfKind(settings.rules, "customAction") : [];
  const rule = rules.find((candidate) => candidate.settings.action === action);
  if (!rule) return null;
  const day = dayIn(timeZone, at);
  const given = await readGiven(tx, merchantId, { profileId, ruleId: rule.id, day });
  const caps = customAction.caps?.(rule.settings) ?? { day: null, month: null, ever: null };
  const points = toPoints(withinCaps(rule.settings.points, caps, given));
  if (points === 0) return NO_POINTS;
  const occasion = `action:${idempotencyKey}`;
  const words = { reason: "bonus_action", note: rule.settings.name };
  await giveByRules(tx, shop, [{ profileId, ruleId: rule.id, occasion, points, day, ...words }], at);
  return points;
}

/**
 * Gives points for what another program tells. The same key and input is answered as the first time; the same key with
 * another input is refused (law 5).
 */
export async function giveActionPoints(
  merchantId: MerchantId,
  request: ActionRequest,
): Promise<ActionAnswer> {
  const shops = await listShops(merchantId);
  const [shop] = shops;
  const lookups = lookupsOf(shops, request.customer);
  if (!shop || lookups.length === 0) return { ok: false, reason: "unknown_customer" };
  const { action, idempotencyKey: key } = request;
  const input = [action, ...lookups.map(({ kind, value }) => `${kind}:${value}`)];
  const hash = createHash("sha256").update(JSON.stringify(input)).digest();
  return transaction(async (tx): Promise<ActionAnswer> => {
    await lockNames(tx, [`action/${merchantId}/${key}`]);
    const before = await readActionRequest(tx, merchantId, key);
    if (before)
      return before.hash.equals(hash)
        ? { ok: true, points: before.points }
        : { ok: false, reason: "key_used" };
    const profileId = await lockPerson(tx, lookups);
    if (profileId === null) return { ok: false, reason: "unknown_customer" };
    const points = await give(tx, shop, profileId, request);
    if (points === null) return { ok: false, reason: "unknown_action" };
    await keepActionRequest(tx, merchantId, { key, hash, profileId, points, at: now() });
    return { ok: true, points };
  });
}
