import type { MerchantId, ProfileId, ShopId } from "#app/vocabulary/ids.ts";

/** A person of a merchant. Contact fields are those last told by Shopify; identities are how the person is matched. */
export interface Profile {
  merchantId: MerchantId;
  profileId: ProfileId;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  locale: string | null;
  /** Null while no source told them. */
  tags: string[] | null;
  createdAt: Date;
  /** Set when the person became a customer of a shop; before that they are a guest. */
  enrolledAt: Date | null;
  /** When the person became a customer in Shopify, the first time; null while no source told. */
  customerSince: Date | null;
  sourceUpdatedAt: Date | null;
  mergedInto: ProfileId | null;
  /** Set when the person was forgotten, as the law asks; the nameless profile keeps its orders and points. */
  redactedAt: Date | null;
}

export type IdentityKind = "customer" | "email" | "phone" | "card";

/** shopId is 0 for everything but a Shopify customer id, which is unique only within its shop. */
export interface Identity {
  kind: IdentityKind;
  shopId: ShopId | 0;
  value: string;
  verified: boolean;
}

/** What one message says of a person, identities normalised. */
export interface PersonClaim {
  merchantId: MerchantId;
  shopId: ShopId;
  customerId: string | null;
  email: string | null;
  phone: string | null;
  /** False only when Shopify says that the address was never confirmed. */
  emailVerified: boolean;
  firstName: string | null;
  lastName: string | null;
  locale: string | null;
  /** Null when the source does not tell tags. */
  tags: string[] | null;
  /** Version of the customer's own fields; null for contact details typed into an order. */
  updatedAt: Date | null;
  /** When the customer was made in Shopify; null for guests and where the source does not tell. */
  customerSince: Date | null;
  seenAt: Date;
}

export const identityKey = (
  merchantId: MerchantId,
  identity: Pick<Identity, "kind" | "shopId" | "value">,
): string => `${merchantId}/${identity.kind}/${identity.shopId}/${identity.value}`;

/** The identities of a claim, the most certain first. */
export function claimIdentities(claim: PersonClaim): Identity[] {
  const identities: Identity[] = [];
  if (claim.customerId) {
    identities.push({ kind: "customer", shopId: claim.shopId, value: claim.customerId, verified: true });
  }
  if (claim.email)
    identities.push({ kind: "email", shopId: 0, value: claim.email, verified: claim.emailVerified });
  if (claim.phone) identities.push({ kind: "phone", shopId: 0, value: claim.phone, verified: false });
  return identities;
}
