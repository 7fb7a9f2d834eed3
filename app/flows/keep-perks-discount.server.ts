import type { z } from "zod";
import {
  DISCOUNT_FUNCTION,
  DISCOUNT_METAFIELD,
  VARIABLES_METAFIELD,
  type PerksSettings,
} from "#app/contracts/discount-settings.ts";
import { keepPerksDiscountJob } from "#app/jobs/definitions/tiers.ts";
import { BRAND, defaultBrand } from "#app/modules/brand/index.ts";
import { readVersions, versionInForce } from "#app/modules/programs/index.ts";
import { listShops } from "#app/modules/shops/index.ts";
import { TIERS } from "#app/modules/tiers/index.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Sql } from "#app/platform/db.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { enqueueJob } from "#app/platform/queue.server.ts";
import { AdminApiError, type AdminClient } from "#app/shopify/operations/admin-client.ts";
import {
  createAutomaticDiscount,
  deleteAutomaticDiscount,
  findOwnAutomaticDiscounts,
  setDiscountMetafields,
} from "#app/shopify/operations/perks-discount.ts";
import { asMerchantId, type MerchantId } from "#app/vocabulary/ids.ts";
import { perksSettings, perksVariables } from "./perks-settings.ts";
import { withAdmin } from "./with-admin.server.ts";

/** Has the discount looked after, in the transaction of what changes perks (law 9): at once, or when they begin. */
export async function askForPerksDiscount(
  tx: Sql,
  merchantId: MerchantId,
  { runAt, makes = true }: { runAt?: Date | null; makes?: boolean } = {},
): Promise<void> {
  // One after the other: two at the same moment would each make a discount.
  const queue = `perks:${merchantId}`;
  await enqueueJob(tx, keepPerksDiscountJob, { merchantId, makes }, { queue, ...(runAt ? { runAt } : {}) });
}

/** What the merchant reads in the list of discounts. */
const TITLE = "Member benefits";

/** The perks in force, if any; and whether there can be a discount of earlier ones. */
async function readPerks(merchantId: MerchantId, at: Date) {
  const versions = await readVersions(merchantId, TIERS);
  const brand = versionInForce(await readVersions(merchantId, BRAND), at)?.settings ?? defaultBrand();
  const inForce = versionInForce(versions, at);
  return {
    perks: inForce ? perksSettings(inForce.settings, brand) : null,
    everGiven: versions.some(({ settings }) => perksSettings(settings, brand) !== null),
  };
}

/** One discount with these perks, or none. A discount that the merchant has paused stays paused. */
async function putInOrder(
  client: AdminClient,
  perks: PerksSettings | null,
  makes: boolean,
  at: Date,
): Promise<void> {
  const [kept, ...others] = await findOwnAutomaticDiscounts(client, DISCOUNT_METAFIELD);
  const superfluous = perks || kept === undefined ? others : [kept, ...others];
  for (const id of superfluous) await deleteAutomaticDiscount(client, id);
  if (!perks) return;
  const metafields = [
    { ...DISCOUNT_METAFIELD, value: JSON.stringify(perks) },
    { ...VARIABLES_METAFIELD, value: JSON.stringify(perksVariables(perks)) },
  ];
  if (kept !== undefined) return setDiscountMetafields(client, kept, metafields);
  if (!makes) return;
  await createAutomaticDiscount(client, {
    title: TITLE,
    functionHandle: DISCOUNT_FUNCTION,
    startsAt: at,
    metafields,
  });
}

/**
 * Brings the perks' discount of every shop of a merchant to what the tiers in force say: made, changed, or taken away.
 * Shopify itself tells whether there is one, so that a discount which the merchant deleted comes back with the next
 * saving, and a crash in the middle is mended by the next run.
 */
export async function keepPerksDiscount(job: z.infer<typeof keepPerksDiscountJob.schema>): Promise<void> {
  const merchantId = asMerchantId(job.merchantId);
  const at = now();
  const { perks, everGiven } = await readPerks(merchantId, at);
  if (!everGiven) return;
  for (const shop of await listShops(merchantId)) {
    await withAdmin(shop, async (_, client) => {
      try {
        await putInOrder(client, perks, job.makes, at);
      } catch (error) {
        if (!(error instanceof AdminApiError && error.problem === "access-denied")) throw error;
        // The merchant has yet to agree to the scope; when it is granted we come back here.
        logger.warn("the shop does not let us keep discounts");
      }
    });
  }
}
