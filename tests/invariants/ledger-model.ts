import type { Posting, PostingStatus } from "#app/modules/ledger/index.ts";

/** The ledger as its README describes it, in memory: slow, obvious, and written without a look at the SQL's ways. */
export interface ModelLot {
  order: string | null;
  earnedAt: number;
  expiresAt: number;
  version: number;
  number: number;
  remaining: number;
}

interface ModelAccount {
  pending: number;
  held: number;
  debt: number;
  version: number;
  activeAt: number | null;
  lots: ModelLot[];
}

interface ModelPosition {
  pending: number;
  available: number;
  shortfall: number;
}

export interface ModelHold {
  profile: number;
  input: string;
  points: number;
  status: "open" | "captured" | "released";
  order: string | null;
  restored: number;
  forgiven: number;
  taken: { lot: ModelLot; points: number }[];
}

const NEVER = Number.MAX_SAFE_INTEGER;

const inTotalOrder = (a: ModelLot, b: ModelLot): number =>
  a.expiresAt - b.expiresAt || a.earnedAt - b.earnedAt || a.version - b.version || a.number - b.number;

export const availableOf = (account: ModelAccount): number =>
  account.lots.reduce((sum, lot) => sum + lot.remaining, 0);

/** Takes what there is, the order's own lots first; tells what was taken of which lot. */
function take(account: ModelAccount, wanted: number, order: string | null, now: number): ModelHold["taken"] {
  const own = account.lots.filter((lot) => order !== null && lot.order === order).sort(inTotalOrder);
  const rest = account.lots.filter((lot) => !own.includes(lot) && lot.expiresAt > now).sort(inTotalOrder);
  let left = wanted;
  return [...own, ...rest].flatMap((lot) => {
    const points = Math.min(left, lot.remaining);
    lot.remaining -= points;
    left -= points;
    return points > 0 ? [{ lot, points }] : [];
  });
}

const sumOf = (taken: ModelHold["taken"]): number => taken.reduce((sum, each) => sum + each.points, 0);

function repay(account: ModelAccount, now: number): void {
  const repaid = sumOf(take(account, Math.min(account.debt, availableOf(account)), null, now));
  if (repaid === 0) return;
  account.debt -= repaid;
  account.version++;
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

export class LedgerModel {
  readonly accounts = new Map<number, ModelAccount>();
  /** By order and profile. */
  readonly positions = new Map<string, ModelPosition>();
  readonly holds = new Map<string, ModelHold>();
  readonly #keys = new Map<string, string>();

  account(profile: number): ModelAccount {
    const known = this.accounts.get(profile) ?? {
      pending: 0,
      held: 0,
      debt: 0,
      version: 0,
      activeAt: null,
      lots: [],
    };
    this.accounts.set(profile, known);
    return known;
  }

  spendable(profile: number, now: number, idleBefore: number | null): number {
    const { activeAt, lots } = this.account(profile);
    if (idleBefore !== null && activeAt !== null && activeAt < idleBefore) return 0;
    return lots.reduce((sum, lot) => sum + (lot.expiresAt > now ? lot.remaining : 0), 0);
  }

  post(p: Posting): PostingStatus {
    const input = JSON.stringify([
      p.profileId,
      p.kind,
      p.pending,
      p.available,
      p.shortfall,
      p.orderId,
      p.note,
    ]);
    const seen = this.#keys.get(p.key);
    const account = this.account(p.profileId);
    const now = p.occurredAt.getTime();
    if (seen !== undefined) return seen === input ? "replayed" : "conflict";
    if (p.available < 0 && p.onShortage === "refuse" && this.spendable(p.profileId, now, null) < -p.available)
      return "refused";
    this.#keys.set(p.key, input);
    const earns = p.kind === "earn" || p.kind === "earn_pending";
    account.activeAt =
      account.activeAt === null ? now : earns ? Math.max(account.activeAt, now) : account.activeAt;
    account.version++;
    account.pending += p.pending;
    const forgiven = p.available < 0 ? this.#takeBack(account, p, now) : 0;
    if (p.available > 0) this.#gain(account, p);
    this.#remember(p, forgiven);
    return "posted";
  }

  #takeBack(account: ModelAccount, p: Posting, now: number): number {
    const short = -p.available - sumOf(take(account, -p.available, p.orderId, now));
    if (p.onShortage === "floor") return short;
    account.debt += short;
    return 0;
  }

  #gain(account: ModelAccount, p: Posting): void {
    const repaid = Math.min(account.debt, p.available);
    account.debt -= repaid;
    if (p.available === repaid) return;
    account.lots.push({
      order: p.orderId,
      earnedAt: (p.earnedAt ?? p.occurredAt).getTime(),
      expiresAt: p.expiresAt?.getTime() ?? NEVER,
      version: account.version,
      number: 0,
      remaining: p.available - repaid,
    });
  }

  #remember(p: Posting, forgiven: number): void {
    if (p.orderId === null) return;
    const key = `${p.orderId}/${p.profileId}`;
    const known = this.positions.get(key) ?? { pending: 0, available: 0, shortfall: 0 };
    this.positions.set(key, {
      pending: known.pending + p.pending,
      available: known.available + p.available - p.shortfall,
      shortfall: known.shortfall + p.shortfall + forgiven,
    });
  }

  hold(profile: number, points: number, key: string, now: number, idleBefore: number | null): string {
    const known = this.holds.get(key);
    const input = `${profile}/${points}`;
    if (known) return known.input === input ? "replayed" : "conflict";
    if (this.spendable(profile, now, idleBefore) < points) return "refused";
    const account = this.account(profile);
    const taken = take(account, points, null, now);
    const rest = { order: null, restored: 0, forgiven: 0 };
    this.holds.set(key, { profile, input, points, status: "open", taken, ...rest });
    account.held += points;
    account.version++;
    return "posted";
  }

  release(key: string, now: number): string {
    const hold = this.holds.get(key);
    if (!hold) return "unknown";
    if (hold.status !== "open") return hold.status === "released" ? "replayed" : "refused";
    const account = this.account(hold.profile);
    hold.status = "released";
    giveBack(hold, hold.points);
    account.held -= hold.points;
    account.version++;
    repay(account, now);
    return "posted";
  }

  capture(key: string, order: string, forgives: boolean, now: number, idleBefore: number | null): string {
    const hold = this.holds.get(key);
    if (!hold) return "unknown";
    if (hold.status === "captured") return hold.order === order ? "replayed" : "conflict";
    const account = this.account(hold.profile);
    account.version++;
    if (hold.status === "open") account.held -= hold.points;
    else {
      const there = Math.min(hold.points, this.spendable(hold.profile, now, idleBefore));
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
    const hold = this.holds.get(key);
    if (!hold) return "unknown";
    if (hold.status !== "captured") return "refused";
    const goal = Math.min(Math.max(level, 0), hold.points - hold.forgiven);
    const difference = goal - hold.restored;
    if (difference === 0) return "replayed";
    const account = this.account(hold.profile);
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

  /** Writes off due lots: one entry for each date. */
  expire(now: number): void {
    for (const account of this.accounts.values()) {
      const due = account.lots.filter((lot) => lot.expiresAt <= now && lot.remaining > 0);
      account.version += new Set(due.map((lot) => lot.expiresAt)).size;
      for (const lot of due) lot.remaining = 0;
    }
  }

  expireIdle(idleBefore: number): void {
    for (const account of this.accounts.values()) {
      if (account.activeAt === null || account.activeAt >= idleBefore || availableOf(account) === 0) continue;
      account.version++;
      for (const lot of account.lots) lot.remaining = 0;
    }
  }

  transfer(from: number, into: number, now: number): "posted" | "empty" {
    const [source, target] = [this.account(from), this.account(into)];
    const moving = source.lots.filter((lot) => lot.remaining > 0);
    const holds = [...this.holds.values()].filter((hold) => hold.profile === from);
    if (source.pending === 0 && source.debt === 0 && moving.length === 0 && holds.length === 0)
      return "empty";
    source.version++;
    target.version++;
    moving.sort((a, b) => a.version - b.version || a.number - b.number);
    for (const [index, lot] of moving.entries())
      target.lots.push({ ...lot, version: target.version, number: index + 1 });
    let number = moving.length;
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
    for (const lot of moving) lot.remaining = 0;
    target.pending += source.pending;
    target.held += source.held;
    target.debt += source.debt;
    if (source.activeAt !== null)
      target.activeAt = Math.max(target.activeAt ?? source.activeAt, source.activeAt);
    Object.assign(source, { pending: 0, held: 0, debt: 0, activeAt: null });
    repay(target, now);
    return "posted";
  }
}
