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
  debt: number;
  version: number;
  lots: ModelLot[];
}

interface ModelPosition {
  pending: number;
  available: number;
  shortfall: number;
}

const NEVER = Number.MAX_SAFE_INTEGER;

const inTotalOrder = (a: ModelLot, b: ModelLot): number =>
  a.expiresAt - b.expiresAt || a.earnedAt - b.earnedAt || a.version - b.version || a.number - b.number;

export const availableOf = (account: ModelAccount): number =>
  account.lots.reduce((sum, lot) => sum + lot.remaining, 0);

function take(account: ModelAccount, wanted: number, order: string | null, now: number): number {
  const own = account.lots.filter((lot) => order !== null && lot.order === order).sort(inTotalOrder);
  const rest = account.lots.filter((lot) => !own.includes(lot) && lot.expiresAt > now).sort(inTotalOrder);
  let left = wanted;
  for (const lot of [...own, ...rest]) {
    const taken = Math.min(left, lot.remaining);
    lot.remaining -= taken;
    left -= taken;
  }
  return wanted - left;
}

export class LedgerModel {
  readonly accounts = new Map<number, ModelAccount>();
  /** By order and profile. */
  readonly positions = new Map<string, ModelPosition>();
  readonly #keys = new Map<string, string>();

  account(profile: number): ModelAccount {
    const known = this.accounts.get(profile) ?? { pending: 0, debt: 0, version: 0, lots: [] };
    this.accounts.set(profile, known);
    return known;
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
    if (seen !== undefined) return seen === input ? "replayed" : "conflict";
    const account = this.account(p.profileId);
    const now = p.occurredAt.getTime();
    const spendable = account.lots.reduce((sum, lot) => sum + (lot.expiresAt > now ? lot.remaining : 0), 0);
    if (p.available < 0 && p.onShortage === "refuse" && spendable < -p.available) return "refused";
    this.#keys.set(p.key, input);
    account.version++;
    account.pending += p.pending;
    const forgiven = p.available < 0 ? this.#takeBack(account, p, now) : 0;
    if (p.available > 0) this.#gain(account, p);
    this.#remember(p, forgiven);
    return "posted";
  }

  #takeBack(account: ModelAccount, p: Posting, now: number): number {
    const short = -p.available - take(account, -p.available, p.orderId, now);
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

  transfer(from: number, into: number, now: number): "posted" | "empty" {
    const [source, target] = [this.account(from), this.account(into)];
    const moving = source.lots.filter((lot) => lot.remaining > 0);
    if (source.pending === 0 && source.debt === 0 && moving.length === 0) return "empty";
    source.version++;
    target.version++;
    moving.sort((a, b) => a.version - b.version || a.number - b.number);
    for (const [index, lot] of moving.entries())
      target.lots.push({ ...lot, version: target.version, number: index + 1 });
    for (const lot of moving) lot.remaining = 0;
    target.pending += source.pending;
    target.debt += source.debt;
    Object.assign(source, { pending: 0, debt: 0 });
    const taken = take(target, Math.min(target.debt, availableOf(target)), null, now);
    if (taken > 0) {
      target.debt -= taken;
      target.version++;
    }
    return "posted";
  }
}
