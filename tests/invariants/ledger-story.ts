import { expect } from "vitest";
import type { Posting, PostingStatus } from "#app/modules/ledger/index.ts";
import { asMerchantId, asProfileId, asShopId } from "#app/vocabulary/ids.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import { id } from "../factories/order.ts";
import { posting } from "../factories/posting.ts";
import { availableOf, LedgerModel } from "./ledger-model.ts";
import { instant, type Step } from "./ledger-steps.ts";

type Wish = Extract<Step, { does: "post" }>;

let stories = 0;

/** One merchant, once in the model and once in Postgres; persons are numbered apart from all other merchants'. */
export class Comparison {
  readonly merchant = asMerchantId(++stories);
  readonly model = new LedgerModel();
  readonly #history: Posting[] = [];
  readonly #holdIds = new Map<string, number>();
  #batch: { posting: Posting; expected: PostingStatus }[] = [];
  #moves = 0;

  profile(nth: number): number {
    return this.merchant * 10 + nth;
  }

  async take(step: Step): Promise<void> {
    if (step.does === "post") return this.#want(step);
    if (step.does === "repeat") return this.#repeat(step.which, step.changed);
    await this.#send();
    if (step.does === "move") return this.#move(step.from, step.into, instant(step.at));
    if (step.does === "hold") return this.#hold(step);
    if (step.does === "release") return this.#release(step);
    if (step.does === "capture") return this.#capture(step);
    if (step.does === "restore") return this.#restore(step);
    if (step.does === "expire") return this.#expire(instant(step.at));
    if (step.does === "idle") return this.#expireIdle(instant(step.at));
  }

  #want(wish: Wish): void {
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
    else if (former && this.model.account(former.profileId).pending + former.pending >= 0) this.#add(former);
  }

  #add(wanted: Posting): void {
    if (wanted.note !== null && this.model.account(wanted.profileId).pending + wanted.pending < 0) return;
    this.#history.push(wanted);
    this.#batch.push({ posting: wanted, expected: this.model.post(wanted) });
  }

  async #send(): Promise<void> {
    const batch = this.#batch;
    if (batch.length === 0) return;
    this.#batch = [];
    const { transaction } = await import("#app/platform/db.server.ts");
    const { postAll } = await import("#app/modules/ledger/index.ts");
    const postings = batch.map((each) => each.posting);
    const statuses = await transaction((tx) => postAll(tx, postings));
    expect(statuses).toEqual(batch.map((each) => each.expected));
  }

  async #move(from: number, into: number, when: Date): Promise<void> {
    if (from === into) return;
    const { sql } = await import("#app/platform/db.server.ts");
    const { transferAll } = await import("#app/modules/ledger/index.ts");
    const [source, target] = [this.profile(from), this.profile(into)];
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
  }

  async #hold(wish: Extract<Step, { does: "hold" }>): Promise<void> {
    const { sql } = await import("#app/platform/db.server.ts");
    const { holdPoints } = await import("#app/modules/ledger/index.ts");
    const [key, profile, when] = [
      `${this.merchant}:${wish.name}`,
      this.profile(wish.person),
      instant(wish.at),
    ];
    const idleBefore = wish.idle === null ? null : instant(wish.idle);
    const { status, holdId } = await holdPoints(sql, {
      merchantId: this.merchant,
      profileId: asProfileId(profile),
      points: toPoints(wish.points),
      key,
      channel: "pos",
      expiresAt: when,
      idleBefore,
      actor: null,
      at: when,
    });
    const idleFrom = idleBefore?.getTime() ?? null;
    expect(status).toBe(this.model.hold(profile, wish.points, key, when.getTime(), idleFrom));
    if (status === "posted" && holdId !== null) this.#holdIds.set(key, holdId);
  }

  async #release(wish: Extract<Step, { does: "release" }>): Promise<void> {
    const { sql } = await import("#app/platform/db.server.ts");
    const { releaseHold } = await import("#app/modules/ledger/index.ts");
    const [key, when] = [`${this.merchant}:${wish.name}`, instant(wish.at)];
    const holdId = this.#holdIds.get(key) ?? 0;
    const hold = { merchantId: this.merchant, holdId };
    const status = await releaseHold(sql, { ...hold, reason: "hold_released", actor: null, at: when });
    expect(status).toBe(this.model.release(key, when.getTime()));
  }

  async #capture(wish: Extract<Step, { does: "capture" }>): Promise<void> {
    const { sql } = await import("#app/platform/db.server.ts");
    const { captureHold } = await import("#app/modules/ledger/index.ts");
    const [key, when] = [`${this.merchant}:${wish.name}`, instant(wish.at)];
    const idleBefore = wish.idle === null ? null : instant(wish.idle);
    const { status } = await captureHold(sql, {
      merchantId: this.merchant,
      holdId: this.#holdIds.get(key) ?? 0,
      shopId: asShopId(1),
      orderId: id(wish.order),
      onShortage: wish.forgives ? "floor" : "debt",
      idleBefore,
      at: when,
    });
    const idleFrom = idleBefore?.getTime() ?? null;
    expect(status).toBe(this.model.capture(key, id(wish.order), wish.forgives, when.getTime(), idleFrom));
  }

  async #restore(wish: Extract<Step, { does: "restore" }>): Promise<void> {
    const { sql } = await import("#app/platform/db.server.ts");
    const { restoreHold } = await import("#app/modules/ledger/index.ts");
    const [key, when] = [`${this.merchant}:${wish.name}`, instant(wish.at)];
    const expiresAt = wish.lives === null ? null : instant(wish.lives);
    const { status } = await restoreHold(sql, {
      merchantId: this.merchant,
      holdId: this.#holdIds.get(key) ?? 0,
      level: toPoints(wish.level),
      reason: "order_refunded",
      actor: null,
      expiresAt,
      at: when,
    });
    expect(status).toBe(this.model.restore(key, wish.level, when.getTime(), expiresAt?.getTime() ?? null));
  }

  async #expire(when: Date): Promise<void> {
    const { sql } = await import("#app/platform/db.server.ts");
    const { expireDueLots } = await import("#app/modules/ledger/index.ts");
    await expireDueLots(sql, this.merchant, when, 100);
    this.model.expire(when.getTime());
  }

  async #expireIdle(before: Date): Promise<void> {
    const { sql } = await import("#app/platform/db.server.ts");
    const { expireIdleAccounts } = await import("#app/modules/ledger/index.ts");
    await expireIdleAccounts(sql, this.merchant, before, before, 100);
    this.model.expireIdle(before.getTime());
  }

  async compare(): Promise<void> {
    await this.#send();
    const { sql } = await import("#app/platform/db.server.ts");
    const known = [...this.model.accounts]
      .filter(([, account]) => account.version > 0)
      .sort(([a], [b]) => a - b);
    const { rows: accounts } = await sql.query({
      name: "story-accounts",
      text: `SELECT profile_id, pending, available, held, debt, version FROM ledger_account
             WHERE merchant_id = $1 AND version > 0 ORDER BY profile_id`,
      values: [this.merchant],
    });
    expect(accounts).toEqual(
      known.map(([profile_id, account]) => {
        const { pending, held, debt, version } = account;
        return { profile_id, pending, available: availableOf(account), held, debt, version };
      }),
    );
    const { rows: lots } = await sql.query({
      name: "story-lots",
      text: `SELECT profile_id, version, lot_no, remaining, expires_at FROM point_lot
             WHERE merchant_id = $1 AND remaining > 0 ORDER BY profile_id, version, lot_no`,
      values: [this.merchant],
    });
    expect(lots).toEqual(
      known.flatMap(([profile_id, { lots }]) =>
        lots
          .filter((lot) => lot.remaining > 0)
          .sort((a, b) => a.version - b.version || a.number - b.number)
          .map(({ version, number, remaining, expiresAt }) => {
            const expires_at = expiresAt === Number.MAX_SAFE_INTEGER ? null : new Date(expiresAt);
            return { profile_id, version, lot_no: number, remaining, expires_at };
          }),
      ),
    );
    expect(await this.#holds()).toEqual(
      [...this.model.holds].map(([key, hold]) => {
        const { profile: profile_id, status, restored, forgiven } = hold;
        const taken = hold.taken.reduce((sum, each) => sum + each.points, 0);
        return { key, profile_id, status, restored, forgiven, taken };
      }),
    );
    expect(await this.#positions()).toEqual(Object.fromEntries(this.model.positions));
  }

  async #holds(): Promise<unknown[]> {
    const { sql } = await import("#app/platform/db.server.ts");
    const { rows } = await sql.query({
      name: "story-holds",
      text: `SELECT key, profile_id, status, restored, forgiven, COALESCE((SELECT sum(h.taken) FROM hold_lot h
               WHERE h.merchant_id = o.merchant_id AND h.hold_id = o.hold_id), 0)::bigint AS taken
             FROM point_hold o WHERE merchant_id = $1 ORDER BY hold_id`,
      values: [this.merchant],
    });
    return rows;
  }

  async #positions(): Promise<Record<string, unknown>> {
    const { sql } = await import("#app/platform/db.server.ts");
    const { readOrderPositions } = await import("#app/modules/ledger/index.ts");
    const keys = [1, 2, 3].map((nth) => ({
      merchantId: this.merchant,
      shopId: asShopId(1),
      orderId: id(nth),
    }));
    const found = await readOrderPositions(sql, keys);
    return Object.fromEntries(
      [...found].flatMap(([key, positions]) =>
        positions.map(({ profileId, pending, available, shortfall }) => [
          `${key.split("/")[2] ?? ""}/${profileId}`,
          { pending, available, shortfall },
        ]),
      ),
    );
  }
}

/** Tells a story to the model and to Postgres. @throws where they differ. */
export async function tell(steps: readonly Step[]): Promise<void> {
  const comparison = new Comparison();
  for (const each of steps) await comparison.take(each);
  await comparison.compare();
}
