import { z } from "zod";
import { capFields, capsAgree, capsOf } from "./caps.ts";
import { points, resources } from "./fields.ts";
import { awardPieces, per, perWords } from "./pieces-bonus.ts";
import type { OrderRuleKind } from "./rule-kind.ts";

const schema = z
  .object({ collections: resources("collection", "Collections"), points: points(), per, ...capFields })
  .superRefine(capsAgree);

export type CollectionBonus = z.infer<typeof schema>;

/** Points for products of certain collections, as they were when the order first earned. */
export const collectionBonus: OrderRuleKind<CollectionBonus> = {
  title: "Collection bonus",
  purpose: "Extra points for all products of a collection.",
  schema,
  describe: ({ points: each, per: given, collections }) =>
    `${each} points ${perWords[given]} out of ${collections.length === 1 ? "a collection" : `${collections.length} collections`}`,
  caps: capsOf,
  needs: () => ({ collections: true }),
  award: (facts, settings) =>
    awardPieces(facts, settings, ({ collectionIds }) =>
      collectionIds.some((id) => settings.collections.includes(id)),
    ),
};
