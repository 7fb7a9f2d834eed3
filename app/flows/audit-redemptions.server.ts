import type { MerchantId } from "#app/vocabulary/ids.ts";
import { snapshot, type Sql } from "#app/platform/db.server.ts";
import { readHold } from "#app/modules/ledger/index.ts";
import { listRedemptionsToAudit, type Redemption } from "#app/modules/redemption/index.ts";

const CHUNK = 500;

/** A redemption that its hold in the ledger does not agree with. */
export interface RedemptionDifference {
  redemption: number;
  state: string;
  hold: string;
}

async function compare(tx: Sql, redemption: Redemption): Promise<RedemptionDifference[]> {
  const { merchantId, redemptionId, holdId, state, points, releaseReason } = redemption;
  // The hold of a code that was replaced is its replacement's.
  if (releaseReason === "reissued") return [];
  const hold = await readHold(tx, merchantId, holdId);
  const expected = state === "reserved" || state === "issued" ? "open" : state;
  const isGivenBack = state === "released" && hold?.status === "captured" && hold.restored > 0;
  if (hold && hold.points === points && (hold.status === expected || isGivenBack)) return [];
  return [{ redemption: redemptionId, state, hold: hold ? `${hold.status} ${hold.points}` : "missing" }];
}

/** Every redemption of a merchant against its hold. */
export async function auditRedemptions(
  merchantId: MerchantId,
): Promise<{ redemptions: number; differences: RedemptionDifference[] }> {
  const differences: RedemptionDifference[] = [];
  let redemptions = 0;
  for (let after = 0; ;) {
    const chunk = await snapshot(async (tx) => {
      const listed = await listRedemptionsToAudit(tx, merchantId, after, CHUNK);
      for (const redemption of listed) differences.push(...(await compare(tx, redemption)));
      return listed;
    });
    redemptions += chunk.length;
    after = chunk.at(-1)?.redemptionId ?? after;
    if (chunk.length < CHUNK) return { redemptions, differences };
  }
}
