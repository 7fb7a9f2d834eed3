export { moneyKept } from "./money-kept.ts";
export {
  listAwardsOfOrders,
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
export { ruleName, isOrderRule, isRuleKind, rulesLook, rulesNeed, rulesOfKind } from "./rules/registry.ts";
export { birthdaysOn, deservesBirthday, isMonthDay } from "./rules/birthday.ts";
export { withinCaps } from "./rules/caps.ts";
export { changeRules, ruleChange, type RuleChange } from "./rules/change-rules.ts";
export { customAction } from "./rules/custom-action.ts";
export * from "./event-awards.store.server.ts";
export { keepActionRequest, readActionRequest } from "./action-requests.store.server.ts";
export { type RuleAward } from "./rules/award-order.ts";
export {
  defaultEarningSettings,
  EARNING,
  earningSettings,
  type EarningSettings,
  type EarningVersion,
} from "./settings.ts";
