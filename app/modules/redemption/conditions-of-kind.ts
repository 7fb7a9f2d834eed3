import { REWARD_KINDS, type RewardKindName } from "./registry.ts";
import type { RewardConditions } from "./reward.ts";

type Condition = keyof RewardConditions;

/** What limits who may have a reward, and how often: it makes sense for every kind. */
const EVERY_KIND: readonly Condition[] = ["channels", "tiers", "perPerson", "perPersonIn", "stock"];
/** What limits the order that a discount is used on. */
const OF_AN_ORDER: readonly Condition[] = ["minimumSpend", "validDays", "combinesWith"];
/** Which goods a discount is for: Shopify has no such choice for delivery, and a product reward names its own. */
const OF_GOODS: readonly Condition[] = ["products", "collections"];

const NOT_OF_GOODS: readonly RewardKindName[] = ["freeShipping", "product"];

/** The conditions that a kind of reward can have. */
export function conditionsOfKind(kind: RewardKindName): readonly Condition[] {
  if (REWARD_KINDS[kind].settled === "at_once") return EVERY_KIND;
  const goods = NOT_OF_GOODS.includes(kind) ? [] : OF_GOODS;
  return [
    ...EVERY_KIND.slice(0, 1),
    ...OF_AN_ORDER.slice(0, 1),
    ...goods,
    ...EVERY_KIND.slice(1),
    ...OF_AN_ORDER.slice(1),
  ];
}
