/** The lots of one person in memory, as the ledger's README describes them: what is there, and what is taken first. */
export interface ModelLot {
  order: string | null;
  earnedAt: number;
  expiresAt: number;
  version: number;
  number: number;
  remaining: number;
}

export interface ModelAccount {
  pending: number;
  held: number;
  debt: number;
  version: number;
  activeAt: number | null;
  lots: ModelLot[];
}

/** How much was taken of which lot. */
export interface Taken {
  lot: ModelLot;
  points: number;
}

export const NEVER = Number.MAX_SAFE_INTEGER;

export const inTotalOrder = (a: ModelLot, b: ModelLot): number =>
  a.expiresAt - b.expiresAt || a.earnedAt - b.earnedAt || a.version - b.version || a.number - b.number;

export const availableOf = (account: ModelAccount): number =>
  account.lots.reduce((sum, lot) => sum + lot.remaining, 0);

/** Takes what there is, the order's own lots first; tells what was taken of which lot. */
export function take(account: ModelAccount, wanted: number, order: string | null, now: number): Taken[] {
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

export const sumOf = (taken: readonly Taken[]): number => taken.reduce((sum, each) => sum + each.points, 0);

export function repay(account: ModelAccount, now: number): void {
  const repaid = sumOf(take(account, Math.min(account.debt, availableOf(account)), null, now));
  if (repaid === 0) return;
  account.debt -= repaid;
  account.version++;
}

export function spendable({ activeAt, lots }: ModelAccount, now: number, idleBefore: number | null): number {
  if (idleBefore !== null && activeAt !== null && activeAt < idleBefore) return 0;
  return lots.reduce((sum, lot) => sum + (lot.expiresAt > now ? lot.remaining : 0), 0);
}

/** All accounts of a merchant, made when they are first asked for. */
export class ModelAccounts extends Map<number, ModelAccount> {
  of(profile: number): ModelAccount {
    const fresh = { pending: 0, held: 0, debt: 0, version: 0, activeAt: null, lots: [] };
    const known = this.get(profile) ?? fresh;
    this.set(profile, known);
    return known;
  }
}
