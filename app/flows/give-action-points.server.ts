import { createHash } from "node:crypto";
import type { MerchantId, ProfileId } from "#app/vocabulary/ids.ts";
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
import { readVersions, versionInForce } from "#app/modules/programs/index.ts";
import { listShops, type Shop } from "#app/modules/shops/index.ts";
import { giveByRules } from "./give-by-rules.server.ts";
import { lockPerson, lookupsOf } from "./named-person.server.ts";

export type ActionAnswer =
  { ok: true; points: Points } | { ok: false; reason: "unknown_customer" | "unknown_action" | "key_used" };

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
