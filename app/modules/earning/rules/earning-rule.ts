import { z } from "zod";
import { RULES, type AnyKind } from "./registry.ts";

const shared = {
  /** Stays the same through all versions: limits per person count by it. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, "This is not the number of a rule."),
  on: z.boolean().default(true),
};

const saved = <Kind extends AnyKind>(kind: Kind) =>
  z.object({ ...shared, kind: z.literal(kind), settings: RULES[kind].schema });

/** A rule beside the base rule, as the merchant saved it. */
export const earningRule = z.discriminatedUnion("kind", [
  saved("orderOver"),
  saved("productBonus"),
  saved("collectionBonus"),
  saved("firstOrder"),
  saved("nthOrder"),
  saved("multiplierCampaign"),
  saved("signUp"),
  saved("birthday"),
  saved("anniversary"),
  saved("customAction"),
]);
