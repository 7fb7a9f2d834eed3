import { z } from "zod";

/** The app's own namespace: other apps neither read nor write it. */
export const METAFIELD_NAMESPACE = "$app:loyalty";

/** Of a customer: where they stand, for the theme and the discount function. */
export const MEMBER_METAFIELD = { namespace: METAFIELD_NAMESPACE, key: "member", type: "json" } as const;

/**
 * A cache of what the ledger says, written when something changed. Small on purpose: what a tier gives stands once in
 * the settings of the perks' discount, so that changing a perk writes one metafield and not one for every customer.
 */
export const memberMetafield = z.object({
  /** What can be spent. */
  points: z.int().min(0),
  /** The tier that counts, the one that asks for nothing included. */
  tier: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** The last day, in the shop's zone, on which the tier is certain ("2026-12-31"); null: until it is written anew. */
  until: z.iso.date().nullable(),
});

export type MemberMetafield = z.infer<typeof memberMetafield>;
