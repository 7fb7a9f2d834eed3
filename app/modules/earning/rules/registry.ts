import type { PersonFacts } from "../pricing-facts.ts";
import type { Caps } from "./caps.ts";
import { anniversary, type Anniversary } from "./anniversary.ts";
import { birthday, type Birthday } from "./birthday.ts";
import { collectionBonus, type CollectionBonus } from "./collection-bonus.ts";
import { customAction, type CustomAction } from "./custom-action.ts";
import { firstOrder, type FirstOrder } from "./first-order.ts";
import { multiplierCampaign, type MultiplierCampaign } from "./multiplier-campaign.ts";
import { nthOrder, type NthOrder } from "./nth-order.ts";
import { orderOver, type OrderOver } from "./order-over.ts";
import { productBonus, type ProductBonus } from "./product-bonus.ts";
import type { OrderAward, OrderRuleFacts, OrderRuleKind, RuleKind } from "./rule-kind.ts";
import { signUp, type SignUp } from "./sign-up.ts";

interface OrderSettings {
  orderOver: OrderOver;
  productBonus: ProductBonus;
  collectionBonus: CollectionBonus;
  firstOrder: FirstOrder;
  nthOrder: NthOrder;
  multiplierCampaign: MultiplierCampaign;
}

export type OrderKind = keyof OrderSettings;

/** A saved rule of one of these kinds. */
export type OrderRule<Kind extends OrderKind = OrderKind> = {
  [Each in Kind]: { id: string; on: boolean; kind: Each; settings: OrderSettings[Each] };
}[Kind];

/** Every kind of rule for orders: one that is missing here does not compile. */
export const ORDER_RULES: { readonly [Kind in OrderKind]: OrderRuleKind<OrderSettings[Kind]> } = {
  multiplierCampaign,
  orderOver,
  productBonus,
  collectionBonus,
  firstOrder,
  nthOrder,
};

export const isOrderRule = (rule: { kind: string }): rule is OrderRule =>
  Object.hasOwn(ORDER_RULES, rule.kind);

export const awardOf = <Kind extends OrderKind>(rule: OrderRule<Kind>, facts: OrderRuleFacts): OrderAward =>
  ORDER_RULES[rule.kind].award(facts, rule.settings);

export const capsOfRule = <Kind extends OrderKind>(rule: OrderRule<Kind>): Caps | null =>
  ORDER_RULES[rule.kind].caps?.(rule.settings) ?? null;

const needsOf = <Kind extends OrderKind>(rule: OrderRule<Kind>) =>
  ORDER_RULES[rule.kind].needs?.(rule.settings) ?? {};

/** Facts that have to be pinned with an order, because a rule asks for them. */
export function rulesNeed(rules: readonly { kind: string; on: boolean }[]) {
  const needs = rules
    .filter(isOrderRule)
    .filter(({ on }) => on)
    .map((rule) => needsOf(rule));
  return {
    collections: needs.some((need) => need.collections),
    customerTags: needs.some((need) => need.customerTags),
  };
}

const lookOf = <Kind extends OrderKind>(rule: OrderRule<Kind>, { rank, given }: PersonFacts) => [
  ORDER_RULES[rule.kind].hits?.(rank, rule.settings) ?? false,
  capsOfRule(rule) ? (given.get(rule.id)?.ever ?? 0) : 0,
];

/** What rules make of a person's other orders: an order is priced again when this has changed. */
export const rulesLook = (rules: readonly { kind: string; on: boolean }[], person: PersonFacts): string =>
  JSON.stringify(rules.filter(isOrderRule).flatMap((rule) => (rule.on ? [lookOf(rule, person)] : [])));

interface AllSettings extends OrderSettings {
  signUp: SignUp;
  birthday: Birthday;
  anniversary: Anniversary;
  customAction: CustomAction;
}

export type AnyKind = keyof AllSettings;

/** A saved rule of any kind, or of some. */
export type EarningRule<Kind extends AnyKind = AnyKind> = {
  [Each in Kind]: { id: string; on: boolean; kind: Each; settings: AllSettings[Each] };
}[Kind];

/** Every kind of rule there is: one that is missing here does not compile. */
export const RULES: { readonly [Kind in AnyKind]: RuleKind<AllSettings[Kind]> } = {
  ...ORDER_RULES,
  signUp,
  birthday,
  anniversary,
  customAction,
};

type RuleOf<Kind extends AnyKind> = Extract<EarningRule, { kind: Kind }>;

/** The rules of one kind that are on. */
export const rulesOfKind = <Kind extends AnyKind>(
  rules: readonly EarningRule[],
  kind: Kind,
): RuleOf<Kind>[] => rules.filter((rule): rule is RuleOf<Kind> => rule.kind === kind && rule.on);

const gives = <Kind extends AnyKind>({ kind, settings }: EarningRule<Kind>): string =>
  RULES[kind].describe(settings);

/** What a rule gives, without its kind. */
export const ruleGives = (rule: EarningRule): string => gives(rule);

/** What a rule is called: by its own name where it has one. */
export const ruleName = ({ kind, settings }: EarningRule): string =>
  "name" in settings ? settings.name : RULES[kind].title;

/** A rule in words, such as "First order: 50 points for the first order". */
export const ruleInWords = (rule: EarningRule): string =>
  `${RULES[rule.kind].title}: ${ruleGives(rule)}${rule.on ? "" : " (off)"}`;

export const isRuleKind = (kind: unknown): kind is AnyKind =>
  typeof kind === "string" && Object.hasOwn(RULES, kind);
