export interface EntryFacts {
  kind: string;
  reason: string;
  orderName: string | null;
  note: string | null;
  actor: string | null;
  availableChange: number;
  pendingChange: number;
  debtChange: number;
  shortfall: number;
}

const order = (entry: EntryFacts): string => (entry.orderName ? `order ${entry.orderName}` : "an order");

/** What happened, by the ledger's reason code; `kind` speaks where a code is not known. */
const SENTENCES: Record<string, (entry: EntryFacts) => string> = {
  order_earned: (entry) => `Earned with ${order(entry)}`,
  order_pending: (entry) => `Earned with ${order(entry)}, still pending`,
  order_matured: (entry) => `Points of ${order(entry)} became available`,
  order_changed: (entry) => `${capital(order(entry))} changed, points adjusted to what is on it now`,
  bonus_signup: () => "Bonus for signing up",
  bonus_birthday: () => "Bonus for the birthday",
  bonus_anniversary: () => "Bonus for another year of membership",
  bonus_action: () => "Bonus",
  bonus_twice: () => "Taken back: a merged profile had been given the same bonus",
  order_bonus_changed: (entry) =>
    `Bonus of ${order(entry)} changed, because another order came before it or no longer counts`,
  order_refunded: (entry) => `Taken back: ${order(entry)} was refunded`,
  order_cancelled: (entry) => `Taken back: ${order(entry)} was cancelled`,
  order_deleted: (entry) => `Taken back: ${order(entry)} was deleted`,
  order_voided: (entry) => `Taken back: the payment of ${order(entry)} was voided`,
  order_reassigned: (entry) => `${capital(order(entry))} now belongs to another customer`,
  order_assigned: (entry) =>
    entry.kind === "earn_pending"
      ? `Earned with ${order(entry)}, assigned by the store, still pending`
      : `Earned with ${order(entry)}, assigned by the store`,
  adjusted: (entry) => (entry.availableChange + -entry.debtChange >= 0 ? "Added by hand" : "Taken by hand"),
  tier_reached: () => "Given for reaching a tier",
  profiles_merged: (entry) =>
    entry.kind === "transfer_out"
      ? "Moved to the profile this one was merged into"
      : "Moved here from a merged profile",
  points_held: () => "Reserved for a reward",
  hold_released: () => "The reward was taken off again: reserved points are back",
  hold_timed_out: () => "The reward was not used in time: reserved points are back",
  points_spent: (entry) => `Spent with ${order(entry)}: points that were reserved before`,
  points_spent_late: (entry) => `Spent with ${order(entry)}`,
  reward_refunded: (entry) =>
    entry.kind === "restore"
      ? `Given back: ${order(entry)} was refunded`
      : `Spent with ${order(entry)}, which was completed after all`,
  points_expired: () => "Expired: their time was over",
  inactive: () => "Expired: no purchase for too long",
  debt_repaid: () => "Used to repay points that were owed",
};

const KINDS: Record<string, string> = {
  earn: "Points earned",
  earn_pending: "Points earned, still pending",
  mature: "Points became available",
  take_back: "Points taken back",
  adjust: "Adjusted by hand",
  hold: "Reserved for a reward",
  capture: "Spent on a reward",
  release: "Reservation given back",
  restore: "Spent points given back",
  expire: "Points expired",
  transfer_out: "Moved to another profile",
  transfer_in: "Moved here from another profile",
  repay: "Used to repay points that were owed",
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What one ledger entry was, in a sentence that a shopper would understand too. */
export function entrySentence(entry: EntryFacts): string {
  const sentence =
    SENTENCES[entry.reason]?.(entry) ?? KINDS[entry.kind] ?? capital(entry.kind.replaceAll("_", " "));
  return sentence;
}

/** What the sentence leaves open: debts made or repaid, losses forgiven. */
export function entryDetails(entry: EntryFacts, points: (value: number) => string): string[] {
  const details: string[] = [];
  if (entry.note) details.push(`“${entry.note}”`);
  if (entry.debtChange > 0) details.push(`${points(entry.debtChange)} were spent already and are owed now`);
  if (entry.debtChange < 0 && entry.reason !== "debt_repaid") {
    details.push(`${points(-entry.debtChange)} went to what was owed`);
  }
  if (entry.shortfall > 0) details.push(`${points(entry.shortfall)} were spent already and are forgiven`);
  if (entry.shortfall < 0) details.push(`${points(-entry.shortfall)} make good what was forgiven before`);
  return details;
}

/** Pending and available together: what the person sees change. */
export const entryChange = (entry: EntryFacts): number =>
  entry.availableChange - entry.debtChange !== 0
    ? entry.availableChange - entry.debtChange
    : entry.pendingChange;
