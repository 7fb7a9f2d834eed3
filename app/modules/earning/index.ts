export { moneyKept } from "./money-kept.ts";
export { isPaid, orderTarget, paidMoment } from "./order-target.ts";
export { pickVersion } from "./pick-version.ts";
export { priceOrder, type PriceReason, type PricingFacts } from "./price-order.ts";
export {
  defaultEarningSettings,
  EARNING,
  earningSettings,
  type EarningSettings,
  type EarningVersion,
} from "./settings.ts";
