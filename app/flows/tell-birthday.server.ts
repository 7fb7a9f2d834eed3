import type { MerchantId } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import type { CustomerName } from "#app/contracts/actions.ts";
import { writeBirthday } from "#app/modules/profiles/index.ts";
import { listShops } from "#app/modules/shops/index.ts";
import { lockPerson, lookupsOf } from "./named-person.server.ts";

/** Keeps the birthday ("MM-DD") that another program tells of a customer, or forgets it. */
export async function tellBirthday(
  merchantId: MerchantId,
  customer: CustomerName,
  birthday: string | null,
): Promise<{ ok: true } | { ok: false; reason: "unknown_customer" }> {
  const lookups = lookupsOf(await listShops(merchantId), customer);
  return transaction(async (tx) => {
    const profileId = await lockPerson(tx, lookups);
    if (profileId === null) return { ok: false, reason: "unknown_customer" };
    await writeBirthday(tx, { merchantId, profileId }, birthday, now());
    return { ok: true };
  });
}
