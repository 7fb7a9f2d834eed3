import type { BusinessEvent } from "#app/vocabulary/business-events.ts";
import type { ShopifyId } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";
import { enqueueJob } from "#app/platform/queue.server.ts";
import { eraseMerchantJob, eraseTracesJob, forgetTokensJob } from "#app/jobs/definitions/erase.ts";
import { forgetPersonInRows } from "#app/modules/bulk/index.ts";
import { redactOrders } from "#app/modules/orders/index.ts";
import { loadProfiles, redactProfile } from "#app/modules/profiles/index.ts";
import { forgetTierNotes } from "#app/modules/tiers/index.ts";
import {
  markUninstalled,
  readShop,
  recordPrivacyRequest,
  saveScopes,
  type Shop,
} from "#app/modules/shops/index.ts";
import { askForPerksDiscount } from "../keep-perks-discount.server.ts";
import { publishProgram } from "../publish/ask-to-publish.server.ts";
import { forgetRedemptions } from "./forget-redemptions.server.ts";
import { APPLIED, ignored, type EventOutcome } from "./applied-event.ts";

async function findCustomer(tx: Sql, shop: Shop, customerId: ShopifyId) {
  const { merchantId, shopId } = shop;
  const { profiles, identities } = await loadProfiles(
    tx,
    [{ merchantId, kind: "customer", shopId, value: customerId }],
    [],
  );
  const profile = profiles.find(({ mergedInto }) => mergedInto === null) ?? null;
  const contacts = (kind: string) => identities.flatMap((own) => (own.kind === kind ? [own.value] : []));
  return { profile, contacts };
}

async function redactCustomer(
  tx: Sql,
  shop: Shop,
  customerId: ShopifyId,
  orderIds: readonly ShopifyId[],
  now: Date,
): Promise<void> {
  const { merchantId, shopId } = shop;
  const { profile, contacts } = await findCustomer(tx, shop, customerId);
  const reachedBy = { emails: contacts("email"), phones: contacts("phone") };
  const profileIds = profile ? await redactProfile(tx, merchantId, profile.profileId) : [];
  if (profile) {
    const { profileId } = profile;
    await redactOrders(tx, { merchantId, shopId, customerId, orderIds, profileId, ...reachedBy });
    await forgetTierNotes(tx, merchantId, profileIds);
    await forgetRedemptions(tx, merchantId, profileIds, now);
  }
  const customerIds = [...contacts("customer"), customerId];
  await forgetPersonInRows(tx, merchantId, { profileIds, ...reachedBy, customerIds });
  const request = {
    kind: "customer_redaction",
    subject: customerId,
    profileId: profile?.profileId ?? null,
  } as const;
  await recordPrivacyRequest(tx, shop, { ...request, done: true });
  await enqueueJob(tx, eraseTracesJob, { merchantId, shopId, customerId, orderIds: [...orderIds] });
}

const KINDS = [
  "app-uninstalled",
  "scopes-updated",
  "data-requested",
  "customer-redaction",
  "shop-redaction",
  "nothing-to-do",
] as const;
type ShopEvent = Extract<BusinessEvent, { kind: (typeof KINDS)[number] }>;

export const isShopEvent = (event: BusinessEvent): event is ShopEvent =>
  KINDS.some((kind) => kind === event.kind);

/** Events about the shop itself and the three requests of the law. */
export async function applyShopEvent(
  tx: Sql,
  shop: Shop,
  event: ShopEvent,
  now: Date,
): Promise<EventOutcome> {
  const { merchantId, shopId } = shop;
  switch (event.kind) {
    case "app-uninstalled":
      await markUninstalled(tx, shop);
      await enqueueJob(tx, forgetTokensJob, { merchantId, shopId });
      return APPLIED;
    case "scopes-updated":
      await saveScopes(tx, shop, event.scopes);
      // What could not be written before may be granted now.
      await publishProgram(tx, merchantId, { members: true });
      await askForPerksDiscount(tx, merchantId);
      return APPLIED;
    case "data-requested": {
      const profile = event.customerId ? (await findCustomer(tx, shop, event.customerId)).profile : null;
      const request = {
        kind: "data_request",
        subject: event.requestId,
        profileId: profile?.profileId ?? null,
      } as const;
      await recordPrivacyRequest(tx, shop, { ...request, done: false });
      return APPLIED;
    }
    case "customer-redaction":
      await redactCustomer(tx, shop, event.customerId, event.orderIds, now);
      return APPLIED;
    case "shop-redaction":
      // It comes 48 hours after an uninstall; a merchant who is back keeps the program (edge case O4).
      // Read anew: the uninstall may have come in the same batch.
      if ((await readShop(shop, tx)).status === "installed")
        return ignored("The shop has installed the app again, so nothing is erased.");
      await enqueueJob(tx, eraseMerchantJob, { merchantId, shopId });
      return APPLIED;
    case "nothing-to-do":
      return ignored(event.reason);
  }
}
