import type { MerchantId } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { countUse, readKey } from "#app/modules/api-keys/index.ts";
import { listShops } from "#app/modules/shops/index.ts";

/** Calls that one key may make in a minute. */
const MOST_USES = 300;

export type ApiVisit =
  { ok: true; merchantId: MerchantId } | { ok: false; reason: "unknown_key" | "too_many_calls" };

/** The door for other programs of the merchant: `Authorization: Bearer` and a key that the merchant made. */
export async function enterApi(request: Request): Promise<ApiVisit> {
  const [, text = ""] = /^Bearer (\S+)$/.exec(request.headers.get("authorization") ?? "") ?? [];
  const key = readKey(text);
  if (!key) return { ok: false, reason: "unknown_key" };
  const used = await transaction((tx) => countUse(tx, key, now()));
  const shops = used === null ? [] : await listShops(key.merchantId);
  if (used === null || !shops.some(({ status }) => status === "installed"))
    return { ok: false, reason: "unknown_key" };
  if (used > MOST_USES) return { ok: false, reason: "too_many_calls" };
  return { ok: true, merchantId: key.merchantId };
}
