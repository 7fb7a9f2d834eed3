import type { Posting, PostingStatus } from "#app/modules/ledger/index.ts";
import {
  availableOf,
  ModelAccounts,
  NEVER,
  repay,
  spendable,
  sumOf,
  take,
  type ModelAccount,
} from "./model-accounts.ts";
import { ModelHolds } from "./model-holds.ts";

interface ModelPosition {
  pending: number;
  available: number;
  shortfall: number;
}

/** The ledger as its README describes it, in memory: slow, obvious, and written without a look at the SQL's ways. */
export class LedgerModel {
  readonly accounts = new ModelAccounts();
  /** By order and profile. */
  readonly positions = new Map<string, ModelPosition>();
  readonly holds = new ModelHolds(this.accounts);
  readonly #keys = new Map<string, string>();

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
    const account = this.accounts.of(p.profileId);
    const now = p.occurredAt.getTime();
    if (seen !== undefined) return seen === input ? "replayed" : "conflict";
    if (p.available < 0 && p.onShortage === "refuse" && spendable(account, now, null) < -p.available)
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
    const [source, target] = [this.accounts.of(from), this.accounts.of(into)];
    const moving = source.lots.filter((lot) => lot.remaining > 0);
    const holds = this.holds.of(from);
    if (source.pending === 0 && source.debt === 0 && moving.length === 0 && holds.length === 0)
      return "empty";
    source.version++;
    target.version++;
    moving.sort((a, b) => a.version - b.version || a.number - b.number);
    for (const [index, lot] of moving.entries())
      target.lots.push({ ...lot, version: target.version, number: index + 1 });
    this.holds.move(holds, into, target, moving.length);
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
