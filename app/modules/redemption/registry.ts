import type { CurrencyCode } from "#app/vocabulary/money.ts";
import type { Points } from "#app/vocabulary/points.ts";
import { amountOff, type AmountOff } from "./kinds/amount-off.ts";
import { anyAmountOff, type AnyAmountOff } from "./kinds/any-amount-off.ts";
import { freeShipping, type FreeShipping } from "./kinds/free-shipping.ts";
import { giftCard, type GiftCard } from "./kinds/gift-card.ts";
import { percentOff, type PercentOff } from "./kinds/percent-off.ts";
import { product, type ProductReward } from "./kinds/product.ts";
import { storeCredit, type StoreCredit } from "./kinds/store-credit.ts";
import type { Benefit, Price, RewardKind } from "./reward-kind.ts";

interface KindSettings {
  amountOff: AmountOff;
  anyAmountOff: AnyAmountOff;
  percentOff: PercentOff;
  freeShipping: FreeShipping;
  product: ProductReward;
  giftCard: GiftCard;
  storeCredit: StoreCredit;
}

export type RewardKindName = keyof KindSettings;

/** Every kind of reward there is: one that is missing here does not compile. */
export const REWARD_KINDS: { readonly [Kind in RewardKindName]: RewardKind<KindSettings[Kind]> } = {
  amountOff,
  anyAmountOff,
  percentOff,
  freeShipping,
  product,
  giftCard,
  storeCredit,
};

/** What a reward gives and costs, whatever its kind. */
export type Offer<Kind extends RewardKindName = RewardKindName> = {
  [Each in Kind]: { kind: Each; settings: KindSettings[Each] };
}[Kind];

export const isRewardKind = (kind: unknown): kind is RewardKindName =>
  typeof kind === "string" && Object.hasOwn(REWARD_KINDS, kind);

/** How many points a reward of any kind costs. */
export const priceOf = <Kind extends RewardKindName>({ kind, settings }: Offer<Kind>): Price =>
  REWARD_KINDS[kind].price(settings);

/** What so many points of a reward of any kind give; null where it has no amount in the currency. */
export const benefitOf = <Kind extends RewardKindName>(
  { kind, settings }: Offer<Kind>,
  points: Points,
  currency: CurrencyCode,
): Benefit | null => REWARD_KINDS[kind].benefit(settings, points, currency);
