import fc from "fast-check";

const ACTS = [
  "buy",
  "return",
  "refund",
  "add",
  "cancel",
  "complete",
  "pay",
  "reassign",
  "attach",
  "detach",
  "late",
  "wait",
] as const;

const details = {
  does: fc.constant("order" as const),
  order: fc.integer({ min: 1, max: 3 }),
  /** Whom the order names or goes to; 0 nobody. */
  person: fc.integer({ min: 0, max: 3 }),
  /** Cents for one piece. */
  price: fc.integer({ min: 1, max: 3_000 }),
  pieces: fc.integer({ min: 1, max: 4 }),
  /** Cents that are given back without goods. */
  amount: fc.integer({ min: 1, max: 3_000 }),
  /** Whether it is paid at once, or its goods' money goes back with them. */
  paid: fc.boolean(),
  channel: fc.constantFrom("online" as const, "pos" as const),
  hours: fc.constantFrom(1, 335, 336, 800),
  /** The clock jumps to this instant, if it is still to come. */
  at: fc.option(fc.integer({ min: 0, max: 32 }), { freq: 4 }),
};

/** Something happens to an order, so many hours after what happened to orders before. */
export const orderStep = fc.record({ ...details, act: fc.constantFrom(...ACTS) });

/** The merchant saves other settings, which begin at once or later. */
export const ruleStep = fc.record({
  does: fc.constant("rule" as const),
  enabled: fc.constantFrom(true, true, true, false),
  pointsPerUnit: fc.constantFrom("1", "0.5", "2.125"),
  waitDays: fc.constantFrom(0, 14),
  shortage: fc.constantFrom("debt" as const, "floor" as const),
  onlineOnly: fc.boolean(),
  startsInHours: fc.constantFrom(0, 400),
  /** Days that lots live which are made from now on. */
  livesDays: fc.option(fc.constantFrom(20, 366)),
});

/** Under the first settings or others an order is paid or not, its points are spent or not, and then something happens to it. */
export const orderOpening = fc
  .tuple(
    fc.option(ruleStep, { freq: 2 }),
    fc.record({ ...details, act: fc.constant("buy" as const), paid: fc.boolean() }),
    fc.option(fc.integer({ min: 1, max: 60 })),
    fc.array(orderStep, { minLength: 1, maxLength: 5 }),
  )
  .map(([rule, buy, spent, steps]) => {
    const person = Math.max(buy.person, 1);
    const points = { kind: "adjust" as const, onShortage: "refuse" as const, makesGood: false, order: null };
    const spending = {
      does: "post" as const,
      person,
      pending: 0,
      available: -(spent ?? 0),
      at: 0,
      lives: null,
      ...points,
    };
    return [
      ...(rule === null ? [] : [rule]),
      { ...buy, person },
      ...(spent === null ? [] : [spending]),
      ...steps.map((each) => ({ ...each, order: buy.order })),
    ];
  });

export type OrderStep = typeof orderStep extends fc.Arbitrary<infer T> ? T : never;
export type RuleStep = typeof ruleStep extends fc.Arbitrary<infer T> ? T : never;
