import fc from "fast-check";
import { orderOpening, orderStep, ruleStep } from "./order-steps.ts";

/**
 * Instants that calendars stumble over: month ends, a leap day, both changes of the clocks, the turn of a year; then
 * days in a row. All are indexes of this list, so that stories stay small when they are shrunk.
 */
const INSTANTS = [
  "2027-12-31T22:59:59.999Z",
  "2027-12-31T23:00:00Z",
  "2028-01-31T22:59:59Z",
  "2028-02-28T23:00:00Z",
  "2028-02-29T23:00:00Z",
  "2028-03-26T00:59:59Z",
  "2028-03-26T01:00:00Z",
  "2028-04-30T22:00:00Z",
  "2028-10-29T00:30:00Z",
  "2028-10-29T01:30:00Z",
  "2028-12-31T23:00:00Z",
].map((text) => new Date(text));

/** The nth instant of a story. */
export const instant = (nth: number): Date => {
  const start = INSTANTS[nth % INSTANTS.length] ?? new Date(0);
  return new Date(start.getTime() + Math.floor(nth / INSTANTS.length) * 86_400_000);
};

const person = fc.integer({ min: 1, max: 3 });
const points = fc.integer({ min: -60, max: 60 });
const at = fc.integer({ min: 0, max: 32 });
const idle = fc.option(at, { freq: 3 });
const name = fc.integer({ min: 1, max: 2 });
const order = fc.integer({ min: 1, max: 3 });
/** Rewards are carried by orders that bare postings name, and by those of order steps. */
const anyOrder = fc.integer({ min: 1, max: 6 });

const step = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      does: fc.constant("post" as const),
      person,
      pending: points,
      available: points,
      order: fc.option(order),
      kind: fc.constantFrom("earn", "take_back", "adjust", "mature"),
      onShortage: fc.constantFrom("debt", "floor", "refuse"),
      makesGood: fc.boolean(),
      at,
      lives: fc.option(at),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant("repeat" as const), which: fc.nat(), changed: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("move" as const), from: person, into: person, at }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("cut" as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant("hold" as const),
      person,
      points: fc.integer({ min: 1, max: 60 }),
      name,
      at,
      idle,
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant("release" as const), name, at }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant("capture" as const),
      name,
      order: anyOrder,
      forgives: fc.boolean(),
      at,
      idle,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant("restore" as const),
      name,
      level: fc.integer({ min: -5, max: 70 }),
      at,
      lives: fc.option(at),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("expire" as const), at }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("idle" as const), at }) },
  { weight: 6, arbitrary: orderStep },
  { weight: 1, arbitrary: ruleStep },
);
const steps = fc.array(step, { minLength: 1, maxLength: 24 });

/** Two lots of one person, some of it reserved and spent: where refunds begin, which chance alone reaches seldom. */
const spent = fc
  .record({
    first: fc.option(at),
    second: fc.option(at),
    points: fc.integer({ min: 20, max: 80 }),
    at,
    forgives: fc.boolean(),
    late: fc.option(at),
  })
  .map(({ first, second, points: reserved, at: when, forgives, late }) => {
    const earned = { does: "post" as const, person: 1, pending: 0, order: null, kind: "earn" as const };
    const rest = { onShortage: "debt" as const, makesGood: false, at: when };
    return [
      { ...earned, ...rest, available: 50, lives: first },
      { ...earned, ...rest, available: 40, lives: second },
      { does: "hold" as const, person: 1, points: reserved, name: 1, at: when, idle: null },
      ...(late === null ? [] : [{ does: "release" as const, name: 1, at: when }]),
      { does: "capture" as const, name: 1, order: 1, forgives, at: when, idle: late },
    ];
  });

/** Stories in which an order is at the centre. */
export const orderStory = fc.tuple(orderOpening, steps).map(([opening, others]) => [...opening, ...others]);

export const story = fc.oneof(
  steps,
  fc.tuple(spent, steps).map(([opening, others]) => [...opening, ...others]),
  orderStory,
);
/** One thing that happens to the ledger of a merchant. */
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
