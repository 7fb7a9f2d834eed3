import { chanceOf, type Chance } from "#simulator/generate/chance.ts";

/** Goods on an order, in cents; all pieces of a line bear the same discount. */
export interface Goods {
  price: number;
  discount: number;
  quantity: number;
  /** What is still on the order. */
  kept: number;
}

export interface MoneyBack {
  at: number;
  cents: number;
  /** Which line went back with it, and how many pieces; null: money only. */
  goods: { line: number; count: number } | null;
}

/** An order as Shopify would show it at one time. */
export interface OrderState {
  updatedAt: number;
  paid: boolean;
  cancelledAt: number | null;
  lines: readonly Goods[];
  refunds: readonly MoneyBack[];
}

/** The life of one order: its states, the newest last. */
export interface OrderStory {
  number: number;
  buyer: number;
  /** Bought without an account, by the same e-mail. */
  guest: boolean;
  atTill: boolean;
  states: readonly OrderState[];
}

const START = Date.UTC(2026, 0, 2);
const HOUR = 3_600_000;
const MOST_CHANGES = 6;
const CHANGES = [
  "pay",
  "send back",
  "give money",
  "add a line",
  "take off",
  "cancel",
  "complete again",
] as const;
type Change = (typeof CHANGES)[number];

const goods = (chance: Chance): Goods => {
  const quantity = chance.between(1, 4);
  const price = chance.between(150, 9_999);
  const discount = chance.happens(0.3) ? chance.between(1, 140) : 0;
  return { price, discount, quantity, kept: quantity };
};

const worth = (line: Goods): number => line.price - line.discount;
const keptWorth = (lines: readonly Goods[]): number =>
  lines.reduce((sum, line) => sum + worth(line) * line.kept, 0);

function takeOff(lines: readonly Goods[], chance: Chance): { lines: Goods[]; line: number } | null {
  const left = [...lines.keys()].filter((index) => (lines[index]?.kept ?? 0) > 0);
  if (left.length === 0) return null;
  const line = chance.pick(left);
  return { line, lines: lines.map((each, nth) => (nth === line ? { ...each, kept: each.kept - 1 } : each)) };
}

/** What a change makes of an order; null when it cannot happen to it. */
function change(state: OrderState, what: Change, at: number, chance: Chance): Partial<OrderState> | null {
  switch (what) {
    case "pay":
      return state.paid ? null : { paid: true };
    case "cancel":
      return state.cancelledAt === null ? { cancelledAt: at } : null;
    case "complete again":
      return state.cancelledAt === null ? null : { cancelledAt: null };
    case "add a line":
      return { lines: [...state.lines, goods(chance)] };
    case "take off":
      return takeOff(state.lines, chance);
    case "give money": {
      const most = Math.min(900, keptWorth(state.lines));
      if (!state.paid || most === 0) return null;
      return { refunds: [...state.refunds, { at, cents: chance.between(1, most), goods: null }] };
    }
    case "send back": {
      const taken = state.paid ? takeOff(state.lines, chance) : null;
      const line = taken && state.lines[taken.line];
      if (!taken || !line) return null;
      const back = { at, cents: worth(line), goods: { line: taken.line, count: 1 } };
      return { lines: taken.lines, refunds: [...state.refunds, back] };
    }
  }
}

/** The same story for the same seed and number, so that none has to be kept. */
export function tellStory(seed: number, number: number, people: number): OrderStory {
  const chance = chanceOf(seed * 1_000_003 + number);
  const first: OrderState = {
    updatedAt: START + number * 1_000,
    paid: chance.happens(0.7),
    cancelledAt: null,
    lines: Array.from({ length: chance.between(1, 3) }, () => goods(chance)),
    refunds: [],
  };
  const story = {
    number,
    buyer: chance.between(1, people),
    guest: chance.happens(0.1),
    atTill: chance.happens(0.3),
  };
  const states = [first];
  let now = first;
  for (let step = chance.between(0, MOST_CHANGES); step > 0; step--) {
    const what = chance.pick(CHANGES);
    // Shopify's clock of an order counts seconds, so a refund may share one with the state before it.
    const at = now.updatedAt + (what === "send back" && chance.happens(0.2) ? 0 : HOUR);
    const changes = change(now, what, at, chance);
    if (!changes) continue;
    now = {
      updatedAt: at,
      paid: changes.paid ?? now.paid,
      cancelledAt: changes.cancelledAt === undefined ? now.cancelledAt : changes.cancelledAt,
      lines: changes.lines ?? now.lines,
      refunds: changes.refunds ?? now.refunds,
    };
    states.push(now);
  }
  return { ...story, states };
}

export function newestState({ states }: OrderStory): OrderState {
  const newest = states.at(-1);
  if (!newest) throw new Error("a story has a beginning");
  return newest;
}

/**
 * What an order is worth at one point for each whole unit of money, worked out apart from the app: what is left of
 * the goods, less money given back beyond those that are gone.
 */
export function pointsOf(state: OrderState): { available: number; pending: number } {
  const kept = keptWorth(state.lines);
  const all = state.lines.reduce((sum, line) => sum + worth(line) * line.quantity, 0);
  const back = state.refunds.reduce((sum, { cents }) => sum + cents, 0);
  const beyond = Math.max(0, back - (all - kept));
  const points = state.cancelledAt === null ? Math.floor(Math.max(0, kept - beyond) / 100) : 0;
  return state.paid ? { available: points, pending: 0 } : { available: 0, pending: points };
}
