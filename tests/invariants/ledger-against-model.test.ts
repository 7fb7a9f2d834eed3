import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Posting, PostingStatus } from "#app/modules/ledger/index.ts";
import { asMerchantId, asProfileId, asShopId } from "#app/vocabulary/ids.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { id } from "../factories/order.ts";
import { posting } from "../factories/posting.ts";
import { availableOf, LedgerModel } from "./ledger-model.ts";
import { ledgerProblems } from "./ledger-problems.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => {
  expect(await ledgerProblems()).toEqual([]);
  await app.close();
});

const day = (nth: number) => new Date(Date.UTC(2026, 0, 1 + nth));
const person = fc.integer({ min: 1, max: 3 });
const points = fc.integer({ min: -60, max: 60 });

const wish = fc.record({
  does: fc.constant("post" as const),
  person,
  pending: points,
  available: points,
  order: fc.option(fc.integer({ min: 1, max: 3 })),
  onShortage: fc.constantFrom("debt", "floor", "refuse"),
  makesGood: fc.boolean(),
  at: fc.integer({ min: 0, max: 40 }),
  livesDays: fc.option(fc.integer({ min: 0, max: 30 })),
});
const repeat = fc.record({ does: fc.constant("repeat" as const), which: fc.nat(), changed: fc.boolean() });
const move = fc.record({
  does: fc.constant("move" as const),
  from: person,
  into: person,
  at: fc.integer({ min: 0, max: 40 }),
});
const cut = fc.record({ does: fc.constant("cut" as const) });
const story = fc.array(
  fc.oneof(
    { arbitrary: wish, weight: 8 },
    { arbitrary: repeat, weight: 2 },
    { arbitrary: move, weight: 1 },
    { arbitrary: cut, weight: 3 },
  ),
  { minLength: 1, maxLength: 24 },
);
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

let stories = 0;

/** One merchant, once in the model and once in Postgres; persons are numbered apart from all other merchants'. */
class Comparison {
  readonly merchant = ++stories;
  readonly model = new LedgerModel();
  readonly #history: Posting[] = [];
  #batch: { posting: Posting; expected: PostingStatus }[] = [];
  #moves = 0;

  profile(nth: number): number {
    return this.merchant * 10 + nth;
  }

  want(wish: Wish): void {
    const profile = this.profile(wish.person);
    const account = this.model.account(profile);
    const pending = Math.max(wish.pending, -account.pending);
    if (pending === 0 && wish.available === 0) return;
    const forgiven = this.model.positions.get(`${wish.order ?? ""}/${profile}`)?.shortfall ?? 0;
    const madeGood = wish.makesGood && wish.available > 0 ? Math.min(forgiven, wish.available) : 0;
    this.#add(
      posting({
        merchant: this.merchant,
        profile,
        key: `${profile}:${this.#history.length}`,
        pending,
        available: wish.available - madeGood,
        shortfall: madeGood === 0 ? 0 : -madeGood,
        onShortage: wish.onShortage,
        order: wish.order,
        occurredAt: day(wish.at),
        expiresAt: wish.livesDays === null ? null : day(wish.at + wish.livesDays),
      }),
    );
  }

  repeat(which: number, changed: boolean): void {
    const former = this.#history[which % Math.max(1, this.#history.length)];
    if (former && changed) this.#add({ ...former, note: "Something else" });
    // A posting that was refused left no trace, so its repetition may find less pending than it takes.
    else if (former && this.model.account(former.profileId).pending + former.pending >= 0) this.#add(former);
  }

  #add(wanted: Posting): void {
    if (wanted.note !== null && this.model.account(wanted.profileId).pending + wanted.pending < 0) return;
    this.#history.push(wanted);
    this.#batch.push({ posting: wanted, expected: this.model.post(wanted) });
  }

  async send(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    const { transaction } = await import("#app/platform/db.server.ts");
    const { postAll } = await import("#app/modules/ledger/index.ts");
    const statuses = await transaction((tx) =>
      postAll(
        tx,
        batch.map((each) => each.posting),
      ),
    );
    expect(statuses).toEqual(batch.map((each) => each.expected));
  }

  async move(from: number, into: number, at: Date): Promise<void> {
    if (from === into) return;
    await this.send();
    const { transaction } = await import("#app/platform/db.server.ts");
    const { transferAll } = await import("#app/modules/ledger/index.ts");
    const transfer = {
      merchantId: asMerchantId(this.merchant),
      from: asProfileId(this.profile(from)),
      into: asProfileId(this.profile(into)),
      key: `move:${++this.#moves}`,
      reason: "profiles_merged",
      actor: null,
      at,
    };
    const status = await transaction((tx) => transferAll(tx, transfer));
    expect(status).toBe(this.model.transfer(transfer.from, transfer.into, at.getTime()));
  }

  async compare(): Promise<void> {
    await this.send();
    const { sql } = await import("#app/platform/db.server.ts");
    const { rows: accounts } = await sql.query({
      text: `SELECT profile_id, pending, available, debt, version FROM ledger_account
             WHERE merchant_id = $1 AND version > 0 ORDER BY profile_id`,
      values: [this.merchant],
    });
    const known = [...this.model.accounts]
      .filter(([, account]) => account.version > 0)
      .sort(([a], [b]) => a - b);
    expect(accounts).toEqual(
      known.map(([profile_id, account]) => {
        const { pending, debt, version } = account;
        return { profile_id, pending, available: availableOf(account), debt, version };
      }),
    );
    const { rows: lots } = await sql.query({
      text: `SELECT profile_id, version, lot_no, remaining FROM point_lot WHERE merchant_id = $1 AND remaining > 0
             ORDER BY profile_id, version, lot_no`,
      values: [this.merchant],
    });
    expect(lots).toEqual(
      known.flatMap(([profile_id, { lots }]) =>
        lots
          .filter((lot) => lot.remaining > 0)
          .map(({ version, number, remaining }) => ({ profile_id, version, lot_no: number, remaining })),
      ),
    );
    expect(await this.#positions()).toEqual(this.#expectedPositions());
  }

  async #positions(): Promise<Record<string, unknown>> {
    const { sql } = await import("#app/platform/db.server.ts");
    const { readOrderPositions } = await import("#app/modules/ledger/index.ts");
    const keys = [1, 2, 3].map((order) => ({
      merchantId: asMerchantId(this.merchant),
      shopId: asShopId(1),
      orderId: id(order),
    }));
    const found = await readOrderPositions(sql, keys);
    return Object.fromEntries(
      [...found].flatMap(([order, positions]) =>
        positions.map(({ profileId, pending, available, shortfall }) => [
          `${order.split("/")[2] ?? ""}/${profileId}`,
          { pending, available, shortfall },
        ]),
      ),
    );
  }

  #expectedPositions(): Record<string, unknown> {
    return Object.fromEntries(this.model.positions);
  }
}

it("does what the model does: any postings, repeated, contradicted, in any batches, with any transfers", async () => {
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      const comparison = new Comparison();
      for (const step of steps) {
        if (step.does === "post") comparison.want(step);
        else if (step.does === "repeat") comparison.repeat(step.which, step.changed);
        else if (step.does === "cut") await comparison.send();
        else await comparison.move(step.from, step.into, day(step.at));
      }
      await comparison.compare();
    }),
    { numRuns: 320 },
  );
});

it("posts every key once and loses nothing, however postings fall into transactions that run at once", async () => {
  const { transaction } = await import("#app/platform/db.server.ts");
  const { postAll, readBalance } = await import("#app/modules/ledger/index.ts");
  const change = fc.record({ person, key: fc.nat(15), lane: fc.integer({ min: 0, max: 3 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 4, maxLength: 30 }), async (changes) => {
      const comparison = new Comparison();
      const amountOf = (key: number) => (key % 3 === 0 ? -(key + 5) : key + 3);
      const toPosting = (each: { person: number; key: number }) =>
        posting({
          merchant: comparison.merchant,
          profile: comparison.profile(each.person),
          key: `${each.person}:${each.key}`,
          available: amountOf(each.key),
          kind: amountOf(each.key) < 0 ? "take_back" : "earn",
        });
      const lanes = [0, 1, 2, 3].map((lane) => changes.filter((each) => each.lane === lane).map(toPosting));
      const statuses = (
        await Promise.all(lanes.map((lane) => transaction((tx) => postAll(tx, lane))))
      ).flat();
      const unique = new Map(changes.map((each) => [`${each.person}:${each.key}`, each]));
      expect(statuses.filter((status) => status === "posted")).toHaveLength(unique.size);
      expect(statuses.every((status) => status === "posted" || status === "replayed")).toBe(true);
      for (const nth of [1, 2, 3]) {
        const balance = await readBalance(
          asMerchantId(comparison.merchant),
          asProfileId(comparison.profile(nth)),
        );
        const own = [...unique.values()].filter((each) => each.person === nth);
        const sum = own.reduce((total, each) => total + amountOf(each.key), 0);
        expect(toPoints(balance.available - balance.debt)).toBe(sum);
      }
    }),
    { numRuns: 60 },
  );
});
