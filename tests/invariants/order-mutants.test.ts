import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { OrderContext, OrderDecision } from "#app/flows/apply-events/decide-order.ts";
import type { OrderFacts } from "#app/vocabulary/order.ts";
import { NO_POINTS } from "#app/vocabulary/points.ts";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { appDoors } from "./app-doors.ts";
import { orderStory } from "./ledger-steps.ts";
import { tell } from "./ledger-story.ts";
import type { Decide } from "./order-comparison.ts";

type Work = Parameters<Decide>[0];
type Posting = OrderDecision["postings"][number];

/** Decides from another state of the order than the newest. */
const seeing =
  (change: (state: OrderFacts, before: OrderFacts | null) => Partial<OrderFacts>) =>
  (decide: Decide): Decide =>
  (work, profileId, context) => {
    const { state, before } = work;
    const seen = state && { ...state, ...change(state, before?.state ?? null) };
    return decide({ ...work, state: seen }, profileId, context);
  };

/** Decides in the light of something else. */
const given =
  (change: (context: OrderContext, work: Work, profileId: Parameters<Decide>[1]) => Partial<OrderContext>) =>
  (decide: Decide): Decide =>
  (work, profileId, context) =>
    decide(work, profileId, { ...context, ...change(context, work, profileId) });

/** Posts something else than was decided. */
const posting =
  (change: (posting: Posting, context: OrderContext) => Partial<Posting>) =>
  (decide: Decide): Decide =>
  (work, profileId, context) => {
    const decision = decide(work, profileId, context);
    return (
      decision && {
        ...decision,
        postings: decision.postings.map((each) => ({ ...each, ...change(each, context) })),
      }
    );
  };

const DAY = 86_400_000;

/** Would the comparison with the model notice? Each of these decides wrongly about an order in one way. */
const WRONG: { rule: string; wrong: (decide: Decide) => Decide }[] = [
  {
    rule: "an order keeps the rule that it first earned under",
    wrong: given(({ versions }) => {
      const newest = versions.at(-1);
      return { versions: newest ? [{ ...newest, effectiveFrom: new Date(0) }] : [] };
    }),
  },
  {
    rule: "a rule that is to begin later does not count yet",
    wrong: given(({ versions }) => ({
      versions: versions.map((version) => ({ ...version, effectiveFrom: new Date(0) })),
    })),
  },
  {
    rule: "a refund counts once",
    wrong: seeing(({ refunds }) => ({ refunds: [...refunds, ...refunds] })),
  },
  {
    rule: "an amount given back without goods lowers the points",
    wrong: seeing(() => ({ refunds: [] })),
  },
  {
    rule: "goods that went back earn no more",
    wrong: seeing(({ lines }) => ({
      lines: lines.map((line) => ({ ...line, currentQuantity: line.quantity })),
    })),
  },
  {
    rule: "goods that an edit added earn too",
    wrong: seeing(({ lines }, before) => ({
      lines: lines.map((line) => {
        const first = before?.lines[0]?.quantity ?? line.quantity;
        const added = Math.max(0, line.quantity - first);
        return { ...line, quantity: first, currentQuantity: Math.max(0, line.currentQuantity - added) };
      }),
    })),
  },
  {
    rule: "a cancelled order holds nothing",
    wrong: seeing(() => ({ cancelledAt: null })),
  },
  {
    rule: "an order that is completed again gets its points again",
    wrong: seeing(({ cancelledAt }, before) => ({ cancelledAt: cancelledAt ?? before?.cancelledAt ?? null })),
  },
  {
    rule: "what waits for payment is pending",
    wrong: seeing(() => ({ financialStatus: "paid" })),
  },
  {
    rule: "points wait as many days as the rule says",
    wrong: given(({ now }) => ({ now: new Date(now.getTime() + DAY) })),
  },
  {
    rule: "points of an order are given once",
    wrong: posting(({ kind, available }) => (kind === "mature" ? { pending: NO_POINTS, available } : {})),
  },
  {
    rule: "who no longer has the order gives its points back",
    wrong: given(({ positions }, _work, profileId) => ({
      positions: positions.map((position) =>
        position.profileId === profileId
          ? position
          : { ...position, pending: NO_POINTS, available: NO_POINTS },
      ),
    })),
  },
  {
    rule: "one person's change of an order is not another's: it stays with whom staff gave it to",
    wrong: (decide) => (work, profileId, context) =>
      decide(work, work.movedBy === null ? profileId : (work.before?.profileId ?? null), context),
  },
  {
    rule: "the merchant chose what becomes of points that are spent already: owed",
    wrong: posting(() => ({ onShortage: "floor" })),
  },
  {
    rule: "the merchant chose what becomes of points that are spent already: forgiven",
    wrong: posting(() => ({ onShortage: "debt" })),
  },
  {
    rule: "forgiven points are not given a second time",
    wrong: given(({ positions }) => ({
      positions: positions.map((position) => ({ ...position, shortfall: NO_POINTS })),
    })),
  },
  {
    rule: "the date of a lot counts from when its points became available",
    wrong: posting((_posting, { lotExpiry, now }) => ({ expiresAt: lotExpiry(now) })),
  },
  {
    rule: "only earning prolongs activity",
    wrong: posting(({ kind }) => (kind === "take_back" ? { kind: "earn" } : {})),
  },
];

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

it.each(WRONG)(
  "finds a decision that breaks the rule: $rule",
  async ({ wrong }) => {
    const { decideOrder } = await appDoors();
    const found = await fc.check(
      fc.asyncProperty(orderStory, (steps) => tell(steps, wrong(decideOrder))),
      { numRuns: 3_000, endOnFailure: true, seed: 20261126 },
    );
    expect(found.failed).toBe(true);
  },
  180_000,
);
