import type { MerchantId } from "#app/vocabulary/ids.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import { dayIn } from "#app/vocabulary/time.ts";
import type { Sql } from "#app/platform/db.server.ts";
import { EARNING, rulesOfKind } from "#app/modules/earning/index.ts";
import type { ProfileBook } from "#app/modules/profiles/index.ts";
import { readVersions, versionInForce } from "#app/modules/programs/index.ts";
import { listShops } from "#app/modules/shops/index.ts";
import { giveByRules, type RuleGift } from "../give-by-rules.server.ts";

/**
 * Gives the sign-up bonus to the people of a batch who became customers while a rule for it was in force. When somebody
 * became one is what Shopify tells, not when we heard of it: old customers get none, whenever they are seen first.
 */
export async function welcomeCustomers(tx: Sql, book: ProfileBook, now: Date): Promise<void> {
  const { created, changed } = book.changes();
  const people = [...created, ...changed].filter(
    ({ enrolledAt, customerSince, mergedInto, redactedAt }) =>
      enrolledAt !== null && customerSince !== null && mergedInto === null && redactedAt === null,
  );
  for (const merchantId of new Set<MerchantId>(people.map((person) => person.merchantId))) {
    const versions = await readVersions(merchantId, EARNING, tx);
    if (!versions.some(({ settings }) => rulesOfKind(settings.rules, "signUp").length > 0)) continue;
    const [shop] = await listShops(merchantId, tx);
    if (!shop) continue;
    const gifts = people
      .filter((person) => person.merchantId === merchantId)
      .flatMap(({ profileId, customerSince }): RuleGift[] => {
        const settings = customerSince ? versionInForce(versions, customerSince)?.settings : undefined;
        if (!settings?.enabled) return [];
        return rulesOfKind(settings.rules, "signUp").map((rule) => ({
          profileId,
          ruleId: rule.id,
          occasion: "signup",
          points: toPoints(rule.settings.points),
          day: dayIn(shop.timeZone, now),
          reason: "bonus_signup",
          note: null,
        }));
      });
    await giveByRules(tx, shop, gifts, now);
  }
}
