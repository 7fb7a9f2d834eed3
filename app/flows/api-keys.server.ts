import type { MerchantId } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { insertApiKey, makeKey, revokeApiKey } from "#app/modules/api-keys/index.ts";

/** Makes a key. @returns its text, which is shown once and kept nowhere. */
export async function createApiKey(merchantId: MerchantId, name: string, staffName: string): Promise<string> {
  const { text, prefix, hash } = makeKey(merchantId);
  const key = { name, prefix, hash, createdBy: staffName, createdAt: now() };
  await transaction((tx) => insertApiKey(tx, merchantId, key));
  return text;
}

/** From now on the key opens nothing. */
export const withdrawApiKey = (merchantId: MerchantId, keyId: number): Promise<boolean> =>
  transaction((tx) => revokeApiKey(tx, merchantId, keyId, now()));
