import type { HistoryLine } from "#app/contracts/loyalty.ts";
import { dayIn } from "#app/vocabulary/time.ts";
import type { Speaker, WordKey } from "#app/modules/brand/index.ts";
import type { LedgerLine } from "#app/modules/ledger/index.ts";

/** Reasons whose words are their own; the codes are the ledger's. */
const REASONS: Readonly<Record<string, WordKey>> = {
  order_earned: "history.order_earned",
  order_pending: "history.order_pending",
  order_matured: "history.order_matured",
  order_changed: "history.order_changed",
  order_refunded: "history.order_refunded",
  order_cancelled: "history.order_cancelled",
  order_deleted: "history.order_deleted",
  order_voided: "history.order_voided",
  order_reassigned: "history.order_reassigned",
  order_assigned: "history.order_assigned",
  order_bonus_changed: "history.order_bonus_changed",
  bonus_signup: "history.bonus_signup",
  bonus_birthday: "history.bonus_birthday",
  bonus_anniversary: "history.bonus_anniversary",
  bonus_action: "history.bonus",
  bonus_twice: "history.bonus_twice",
  tier_reached: "history.tier_reached",
  profiles_merged: "history.profiles_merged",
  points_held: "history.points_held",
  hold_released: "history.hold_released",
  hold_timed_out: "history.hold_timed_out",
  points_spent: "history.points_spent",
  points_spent_late: "history.points_spent",
  points_expired: "history.points_expired",
  inactive: "history.inactive",
  debt_repaid: "history.debt_repaid",
};

/** Where it is known which reward the points were for. */
const OF_REWARDS: Readonly<Record<string, WordKey>> = {
  points_held: "history.reward",
  hold_released: "history.reward_back",
  hold_timed_out: "history.reward_unused",
};

/** What lines are about, by what they name. */
export interface HistoryNames {
  /** Of orders, by shop and order: "1/1001". */
  orders: ReadonlyMap<string, string>;
  /** Of rewards, by the hold of their points. */
  rewards: ReadonlyMap<number, string>;
}

/** What a line does to what can be spent, debts counted against it: so all lines together are the balance. */
const changeOf = ({ availableChange, debtChange }: LedgerLine): number => availableChange - debtChange;

function keyOf(line: LedgerLine): WordKey {
  if (line.reason === "adjusted") return changeOf(line) < 0 ? "history.taken" : "history.added";
  if (line.reason === "reward_refunded")
    return line.kind === "restore" ? "history.reward_refunded" : "history.points_spent";
  // What only waits is said with its points, because it changes nothing that can be spent.
  if (changeOf(line) === 0 && line.pendingChange !== 0)
    return line.pendingChange > 0 ? "history.order_pending" : "history.order_pending_changed";
  return REASONS[line.reason] ?? "history.other";
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function textOf(line: LedgerLine, names: HistoryNames, { say, points }: Speaker): string {
  if (line.reason === "bonus_action" && line.note) return line.note;
  const reward = line.holdId === null ? undefined : names.rewards.get(line.holdId);
  const ofReward = OF_REWARDS[line.reason];
  if (reward !== undefined && ofReward) return say(ofReward, { reward });
  const name = names.orders.get(`${line.shopId}/${line.orderId}`);
  const order = name === undefined ? say("history.an_order") : say("history.order", { name });
  return say(keyOf(line), { order, points: points(Math.abs(line.pendingChange)) });
}

/** A change of a balance in words, with its order (edge case E4). What staff noted for themselves stays with them. */
function toLine(line: LedgerLine, names: HistoryNames, speaker: Speaker, timeZone: string): HistoryLine {
  const change = changeOf(line);
  return {
    text: capital(textOf(line, names, speaker)),
    day: speaker.day(dayIn(timeZone, line.occurredAt)),
    change: change === 0 ? "" : `${change > 0 ? "+" : "−"}${speaker.points(Math.abs(change))}`,
    gain: change > 0 || (change === 0 && line.pendingChange > 0),
  };
}

/** A reservation that an order has used changed the balance before: nothing is to be told twice. */
const isTold = (line: LedgerLine): boolean => changeOf(line) !== 0 || line.pendingChange !== 0;

export const historyLines = (
  lines: readonly LedgerLine[],
  names: HistoryNames,
  speaker: Speaker,
  timeZone: string,
): HistoryLine[] => lines.filter(isTold).map((line) => toLine(line, names, speaker, timeZone));
