import type { ProfileId, ShopifyId, Tenant } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";

/** Whom to forget: the profile, and everything by which an order may name the person. */
export interface ForgottenPerson extends Tenant {
  profileId: ProfileId;
  customerId: ShopifyId;
  orderIds: readonly ShopifyId[];
  /** Lower case. */
  emails: readonly string[];
  /** In E.164. */
  phones: readonly string[];
}

const NAMELESS = `state || '{"customer": null,
  "contact": {"email": null, "phone": null, "firstName": null, "lastName": null}}'`;

/** Typed in any form, a number ends in the same digits. */
const lastDigits = (text: string): string => `right(regexp_replace(${text}, '\\D', '', 'g'), 9)`;

/**
 * Takes the name and the contact details out of a person's orders, as the law asks: those that are theirs, which then
 * stay with the nameless profile for good, and those that name them but were attached to somebody else.
 */
export async function redactOrders(tx: Sql, person: ForgottenPerson): Promise<void> {
  const { merchantId, shopId, profileId, customerId, orderIds, emails, phones } = person;
  await tx.query({
    text: `UPDATE shop_order SET state = ${NAMELESS}, attached_profile_id = NULL
           WHERE merchant_id = $1 AND profile_id = $2`,
    values: [merchantId, profileId],
  });
  await tx.query({
    text: `UPDATE shop_order SET state = ${NAMELESS}
           WHERE merchant_id = $1 AND attached_profile_id IS NOT NULL AND (
             (shop_id = $2 AND (order_id = ANY ($3::bigint[]) OR state->'customer'->>'customerId' = $4))
             OR lower(trim(state->'customer'->>'email')) = ANY ($5::text[])
             OR lower(trim(state->'contact'->>'email')) = ANY ($5::text[])
             OR ${lastDigits("state->'contact'->>'phone'")} IN (SELECT ${lastDigits("p")} FROM unnest($6::text[]) p))`,
    values: [merchantId, shopId, orderIds, customerId, emails, phones],
  });
}
