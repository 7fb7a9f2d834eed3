export { moneyKept } from "./money-kept.ts";
export {
  moveOrderAwards,
  readOrderAwards,
  writeOrderAwards,
  type PersonOrderAwards,
} from "./awards.store.server.ts";
export { comparePlaces, PersonHistory, type HistoryOrder } from "./person-history.ts";
export { isPaid, orderTarget, paidMoment } from "./order-target.ts";
export { pickVersion } from "./pick-version.ts";
export { priceOrder, type PriceReason } from "./price-order.ts";
export { NO_PERSON, type PersonFacts, type PricingFacts } from "./pricing-facts.ts";
export { isOrderRule, rulesLook, rulesNeed } from "./rules/registry.ts";
export { type RuleAward } from "./rules/award-order.ts";
export {
  defaultEarningSettings,
  EARNING,
  earningSettings,
  type EarningSettings,
  type EarningVersion,
} from "./settings.ts";
