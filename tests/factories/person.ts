import type { Profile } from "#app/modules/profiles/profile.ts";
import { asMerchantId, asProfileId } from "#app/vocabulary/ids.ts";

/** A nameless person, merged into another or not. */
export const person = (profile: number, mergedInto: number | null = null): Profile => ({
  merchantId: asMerchantId(1),
  profileId: asProfileId(profile),
  firstName: null,
  lastName: null,
  email: null,
  phone: null,
  locale: null,
  tags: null,
  createdAt: new Date("2026-05-01T10:00:00Z"),
  enrolledAt: null,
  customerSince: null,
  sourceUpdatedAt: null,
  mergedInto: mergedInto === null ? null : asProfileId(mergedInto),
  redactedAt: null,
});
