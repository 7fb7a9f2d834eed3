import type { MerchantId } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { insertApiKey, makeKey, revokeApiKey } from "#app/modules/api-keys/index.ts";
import { recordStaffAction } from "#app/modules/staff/index.ts";

/** Makes a key. @returns its text, which is shown once and kept nowhere. */
export async function createApiKey(merchantId: MerchantId, name: string, staffName: string): Promise<string> {
  const { text, prefix, hash } = makeKey(merchantId);
  const at = now();
  const key = { name, prefix, hash, createdBy: staffName, createdAt: at };
  const action = { merchantId, at, actor: staffName, profileId: null, detail: { prefix } };
  await transaction(async (tx) => {
    await insertApiKey(tx, merchantId, key);
    await recordStaffAction(tx, { kind: "api_key_made", ...action });
  });
  return text;
}

/** From now on the key opens nothing. */
export const withdrawApiKey = (merchantId: MerchantId, keyId: number, staffName: string): Promise<boolean> =>
  transaction(async (tx) => {
    const at = now();
    const isNews = await revokeApiKey(tx, merchantId, keyId, at);
    const action = { merchantId, at, actor: staffName, profileId: null, detail: { key: keyId } };
    if (isNews) await recordStaffAction(tx, { kind: "api_key_withdrawn", ...action });
    return isNews;
  });
