import type { AccountView, CheckoutView, MemberView, OrderView, RewardView } from "#app/contracts/loyalty.ts";
import { SURFACE_KEYS, type Surface } from "../../extensions/shopper/say.ts";

/** Every word of a surface is its own key in brackets, so that a test sees which one is shown. */
export const wordsOf = (surface: Surface): Record<string, string> =>
  Object.fromEntries(SURFACE_KEYS[surface].map((key) => [key, `[${key}]`]));

const brand = { programName: "Polar Club", colour: "#123456", textColour: "#ffffff", logo: null };

export const member = (change: Partial<MemberView> = {}): MemberView => ({
  name: "Ada",
  points: 1250,
  balance: "1,250 points",
  pending: null,
  debt: null,
  nextExpiry: null,
  tier: null,
  ...change,
});

export const reward = (change: Partial<RewardView> = {}): RewardView => ({
  rewardId: 5,
  title: "€5 off",
  detail: null,
  price: "500 points",
  choice: null,
  ready: true,
  reason: null,
  ...change,
});

export const openReward = (
  change: Partial<CheckoutView["open"][number]> = {},
): CheckoutView["open"][number] => ({
  redemptionId: 31,
  title: "€5 off",
  code: "POLAR-7",
  price: "500 points",
  until: "Valid until 31 December",
  canUndo: true,
  onCart: false,
  ...change,
});

export const checkoutView = (change: Partial<CheckoutView> = {}): CheckoutView => ({
  member: member(),
  earn: "You earn 42 points with this order",
  join: null,
  rewards: [reward()],
  open: [],
  words: wordsOf("checkout"),
  brand,
  ...change,
});

export const orderView = (change: Partial<OrderView> = {}): OrderView => ({
  earned: "You earned 42 points",
  member: member(),
  join: null,
  words: wordsOf("order"),
  brand,
  ...change,
});

export const accountView = (change: Partial<AccountView> = {}): AccountView => ({
  member: member(),
  ways: [{ title: "Buy", detail: "1 point for each €1" }],
  rewards: [reward()],
  open: [],
  history: [{ text: "Order #1042", day: "12 November 2026", change: "+120 points", gain: true }],
  older: null,
  words: wordsOf("account"),
  brand,
  ...change,
});
