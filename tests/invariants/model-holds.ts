import {
  NEVER,
  inTotalOrder,
  repay,
  spendable,
  sumOf,
  take,
  type ModelAccount,
  type ModelAccounts,
  type Taken,
} from "./model-accounts.ts";

interface ModelHold {
  profile: number;
  input: string;
  points: number;
  status: "open" | "captured" | "released";
  order: string | null;
  restored: number;
  forgiven: number;
  taken: Taken[];
}

/** Gives back into the lots, those that expire last first; what has no lot stays over. */
function giveBack(hold: ModelHold, points: number): number {
  let left = points;
  for (const each of hold.taken.toSorted((a, b) => inTotalOrder(b.lot, a.lot))) {
    const given = Math.min(left, each.points);
    each.points -= given;
    each.lot.remaining += given;
    left -= given;
  }
  return left;
}

/** Points reserved, captured, released and given back, in memory. */
export class ModelHolds {
  readonly all = new Map<string, ModelHold>();
  readonly #accounts: ModelAccounts;

  constructor(accounts: ModelAccounts) {
    this.#accounts = accounts;
  }

  of(profile: number): ModelHold[] {
    return [...this.all.values()].filter((hold) => hold.profile === profile);
  }

  hold(profile: number, points: number, key: string, now: number, idleBefore: number | null): string {
    const known = this.all.get(key);
    const input = `${profile}/${points}`;
    if (known) return known.input === input ? "replayed" : "conflict";
    const account = this.#accounts.of(profile);
    if (spendable(account, now, idleBefore) < points) return "refused";
    const taken = take(account, points, null, now);
    const rest = { order: null, restored: 0, forgiven: 0 };
    this.all.set(key, { profile, input, points, status: "open", taken, ...rest });
    account.held += points;
    account.version++;
    return "posted";
  }

  release(key: string, now: number): string {
    const hold = this.all.get(key);
    if (!hold) return "unknown";
    if (hold.status !== "open") return hold.status === "released" ? "replayed" : "refused";
    const account = this.#accounts.of(hold.profile);
    hold.status = "released";
    giveBack(hold, hold.points);
    account.held -= hold.points;
    account.version++;
    repay(account, now);
    return "posted";
  }

  capture(key: string, order: string, forgives: boolean, now: number, idleBefore: number | null): string {
    const hold = this.all.get(key);
    if (!hold) return "unknown";
    if (hold.status === "captured") return hold.order === order ? "replayed" : "conflict";
    const account = this.#accounts.of(hold.profile);
    account.version++;
    if (hold.status === "open") account.held -= hold.points;
    else {
      const there = Math.min(hold.points, spendable(account, now, idleBefore));
      const taken = take(account, there, null, now);
      hold.taken.push(...taken);
      const missing = hold.points - sumOf(taken);
      if (forgives) hold.forgiven = missing;
      else account.debt += missing;
    }
    account.activeAt = Math.max(account.activeAt ?? now, now);
    Object.assign(hold, { status: "captured", order });
    return "posted";
  }

  /** Brings what was given back to a level. Points without a lot lower the debt, then make a lot. */
  restore(key: string, level: number, now: number, expiresAt: number | null): string {
    const hold = this.all.get(key);
    if (!hold) return "unknown";
    if (hold.status !== "captured") return "refused";
    const goal = Math.min(Math.max(level, 0), hold.points - hold.forgiven);
    const difference = goal - hold.restored;
    if (difference === 0) return "replayed";
    const account = this.#accounts.of(hold.profile);
    account.version++;
    hold.restored = goal;
    if (difference < 0) {
      const taken = take(account, -difference, null, now);
      hold.taken.push(...taken);
      account.debt += -difference - sumOf(taken);
      account.activeAt = Math.max(account.activeAt ?? now, now);
      return "posted";
    }
    const rest = giveBack(hold, difference);
    const owed = Math.min(rest, account.debt);
    account.debt -= owed;
    const { version } = account;
    if (rest > owed)
      account.lots.push({
        order: null,
        earnedAt: now,
        expiresAt: expiresAt ?? NEVER,
        version,
        number: 0,
        remaining: rest - owed,
      });
    repay(account, now);
    return "posted";
  }

  /** Holds follow their person, each with lots of its own that keep the dates; numbered after those that moved. */
  move(holds: readonly ModelHold[], into: number, target: ModelAccount, moved: number): void {
    let number = moved;
    for (const hold of holds) {
      hold.profile = into;
      const byLot = Map.groupBy(hold.taken, (each) => each.lot);
      hold.taken = [...byLot]
        .map(([lot, parts]) => ({ lot, points: sumOf(parts) }))
        .filter((each) => each.points > 0)
        .sort((a, b) => a.lot.version - b.lot.version || a.lot.number - b.lot.number)
        .map(({ lot, points }) => {
          const copy = { ...lot, version: target.version, number: ++number, remaining: 0 };
          target.lots.push(copy);
          return { lot: copy, points };
        });
    }
  }
}
