export { benefitOf, isRewardKind, priceOf, REWARD_KINDS, type RewardKindName } from "./registry.ts";
export { isSettledByOrder, type Benefit, type Price } from "./reward-kind.ts";
export {
  rewardTerms,
  type Reward,
  type RewardChannel,
  type RewardConditions,
  type RewardStatus,
  type RewardTerms,
} from "./reward.ts";
export {
  type Redemption,
  type RedemptionState,
  type RedemptionSurface,
  type RedemptionTerms,
  type ReleaseReason,
} from "./redemption.ts";
export { countTaken, listActiveRewards, readReward, type StockedReward } from "./rewards.store.server.ts";
export * from "./redemptions.store.server.ts";
export * from "./redemption-upkeep.store.server.ts";
export { discountCode, giftCardCode } from "./redemption-code.ts";
export { goodsKept, type GoodsKept } from "./goods-kept.ts";
export {
  decideRedemption,
  termsFor,
  type Basket,
  type RedemptionDecision,
  type RedemptionFacts,
  type RedemptionRefused,
} from "./decide-redemption.ts";
export { limitSince } from "./periods.ts";

export {
  createReward,
  listRevisions,
  listRewards,
  lockReward,
  orderRewards,
  saveReward,
  setRewardStatus,
} from "./reward-catalogue.store.server.ts";
export { readRewardFigures, type RewardFigures } from "./reward-figures.store.server.ts";
export { contradictions } from "./contradictions.ts";
export {
  countHadEach,
  listRewardsOfHolds,
  listUsableRedemptions,
  type UsableRedemption,
} from "./shopper-redemptions.store.server.ts";
export { listRedemptionsAfter, listRedemptionsOf } from "./person-redemptions.store.server.ts";
export { bestRate, worthAt } from "./best-rate.ts";
