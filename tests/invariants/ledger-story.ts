import { expect } from "vitest";
import type { Posting, PostingStatus } from "#app/modules/ledger/index.ts";
import { asMerchantId, asProfileId } from "#app/vocabulary/ids.ts";
import { posting } from "../factories/posting.ts";
import { appDoors } from "./app-doors.ts";
import { expectSameBooks } from "./compare-books.ts";
import { HoldComparison } from "./hold-comparison.ts";
import { LedgerModel } from "./ledger-model.ts";
import { instant, type Step } from "./ledger-steps.ts";
import { MergedPeople } from "./merged-people.ts";
import { OrderComparison, type Decide } from "./order-comparison.ts";

type Wish = Extract<Step, { does: "post" }>;

let stories = 0;

/** One merchant, once in the model and once in Postgres; persons are numbered apart from all other merchants'. */
export class Comparison {
  readonly merchant = asMerchantId(++stories);
  readonly model = new LedgerModel();
  readonly #people = new MergedPeople();
  readonly #orders: OrderComparison;
  readonly #holds = new HoldComparison(this.merchant, this.model.holds);
  readonly #history: Posting[] = [];
  #batch: { posting: Posting; expected: PostingStatus }[] = [];
  #moves = 0;

  constructor(decide: Decide | null = null) {
    this.#orders = new OrderComparison(this.merchant, this.model, this.#people, decide);
  }

  profile(nth: number): number {
    return this.merchant * 10 + nth;
  }

  async take(step: Step): Promise<void> {
    if (step.does === "post") return this.#want(step);
    if (step.does === "repeat") return this.#repeat(step.which, step.changed);
    if (step.does === "rule") return this.#orders.changeRule(step);
    await this.#send();
    if (step.does === "order") return this.#orders.take(step, this.#whom(step.person));
    if (step.does === "move") return this.#move(step.from, step.into, instant(step.at));
    if (step.does === "hold") return this.#holds.hold(step, this.profile(step.person));
    if (step.does === "release") return this.#holds.release(step);
    if (step.does === "capture") return this.#holds.capture(step);
    if (step.does === "restore") return this.#holds.restore(step);
    if (step.does === "expire") return this.#expire(instant(step.at));
    if (step.does === "idle") return this.#expireIdle(instant(step.at));
  }

  /** The person of an order, as they are known now. */
  #whom(nth: number): number | null {
    return nth === 0 ? null : this.#people.current(this.profile(nth));
  }

  /** What nobody but the orders waits for. */
  #pendingBeside(profile: number): number {
    return this.model.accounts.of(profile).pending - this.#orders.model.pendingOf(profile);
  }

  #want(wish: Wish): void {
    const profile = this.profile(wish.person);
    const pending = Math.max(wish.pending, -this.#pendingBeside(profile));
    if (pending === 0 && wish.available === 0) return;
    const forgiven = this.model.positions.get(`${wish.order ?? ""}/${profile}`)?.shortfall ?? 0;
    const madeGood = wish.makesGood && wish.available > 0 ? Math.min(forgiven, wish.available) : 0;
    this.#add(
      posting({
        merchant: this.merchant,
        profile,
        kind: wish.kind,
        key: `${profile}:${this.#history.length}`,
        pending,
        available: wish.available - madeGood,
        shortfall: madeGood === 0 ? 0 : -madeGood,
        onShortage: wish.onShortage,
        order: wish.order,
        occurredAt: instant(wish.at),
        expiresAt: wish.lives === null ? null : instant(wish.lives),
      }),
    );
  }

  #repeat(which: number, changed: boolean): void {
    const former = this.#history[which % Math.max(1, this.#history.length)];
    if (former && changed) this.#add({ ...former, note: "Something else" });
    // A posting that was refused left no trace, so its repetition may find less pending than it takes.
    else if (former && this.#pendingBeside(former.profileId) + former.pending >= 0) this.#add(former);
  }

  #add(wanted: Posting): void {
    if (wanted.note !== null && this.#pendingBeside(wanted.profileId) + wanted.pending < 0) return;
    this.#history.push(wanted);
    this.#batch.push({ posting: wanted, expected: this.model.post(wanted) });
  }

  async #send(): Promise<void> {
    const batch = this.#batch;
    if (batch.length === 0) return;
    this.#batch = [];
    const { sql, postAll } = await appDoors();
    const postings = batch.map((each) => each.posting);
    const statuses = await postAll(sql, postings);
    expect(statuses).toEqual(batch.map((each) => each.expected));
  }

  async #move(from: number, into: number, when: Date): Promise<void> {
    const source = this.profile(from);
    const target = this.#people.target(source, this.profile(into));
    if (source === target) return;
    const { sql, transferAll } = await appDoors();
    const status = await transferAll(sql, {
      merchantId: this.merchant,
      from: asProfileId(source),
      into: asProfileId(target),
      key: `move:${++this.#moves}`,
      reason: "profiles_merged",
      actor: null,
      at: when,
    });
    expect(status).toBe(this.model.transfer(source, target, when.getTime()));
    this.#people.merge(source, target);
  }

  async #expire(when: Date): Promise<void> {
    const { sql, expireDueLots } = await appDoors();
    await expireDueLots(sql, this.merchant, when, 100);
    this.model.expire(when.getTime());
  }

  async #expireIdle(before: Date): Promise<void> {
    const { sql, expireIdleAccounts } = await appDoors();
    await expireIdleAccounts(sql, this.merchant, before, before, 100);
    this.model.expireIdle(before.getTime());
  }

  async compare(): Promise<void> {
    await this.#send();
    await expectSameBooks(this.merchant, this.model);
  }
}

/** Tells a story to the model and to Postgres. @throws where they differ. */
export async function tell(steps: readonly Step[], decide: Decide | null = null): Promise<void> {
  const comparison = new Comparison(decide);
  for (const each of steps) await comparison.take(each);
  await comparison.compare();
}
