import type { MerchantId, ProfileId } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";
import { forgetInRedemptions, listOpenRedemptions } from "#app/modules/redemption/index.ts";
import { endRedemption } from "../end-redemption.server.ts";

async function endOpen(tx: Sql, merchantId: MerchantId, profileId: ProfileId, at: Date): Promise<void> {
  const ending = { reason: "person_forgotten" as const, actor: null, at };
  // They are listed some at a time.
  for (;;) {
    const open = await listOpenRedemptions(merchantId, profileId, tx);
    if (open.length === 0) return;
    for (const redemption of open) await endRedemption(tx, redemption, ending);
  }
}

/**
 * What a person who must be forgotten could still use ends: its points are back with the nameless profile, and its
 * discount is taken out of Shopify later. No redemption of theirs says any more by which code or customer it was.
 */
export async function forgetRedemptions(
  tx: Sql,
  merchantId: MerchantId,
  profileIds: readonly ProfileId[],
  at: Date,
): Promise<void> {
  for (const profileId of profileIds) await endOpen(tx, merchantId, profileId, at);
  await forgetInRedemptions(tx, merchantId, profileIds);
}
