/** How busy a day is against an ordinary one: Christmas and the summer hole, week-ends in the shop. */
const MONTHS = [0.8, 0.85, 0.95, 1, 0.95, 0.85, 0.75, 0.75, 1, 1.1, 1.45, 1.9];
export const BUSIEST = 2.6;

export function busyness(at: Date, isSeasonal: boolean): number {
  const month = MONTHS[at.getUTCMonth()] ?? 1;
  const isAdvent = at.getUTCMonth() === 11 && at.getUTCDate() <= 23;
  const weekday = at.getUTCDay() === 6 ? 1.3 : 1;
  if (isSeasonal) return isAdvent || at.getUTCMonth() === 10 ? BUSIEST : 0.1;
  return Math.min(BUSIEST, month * weekday);
}

/** The shop is closed on Sundays. */
export const isOpen = (at: Date): boolean => at.getUTCDay() !== 0;

export function seasonOf(at: Date): "winter" | "summer" | null {
  const month = at.getUTCMonth();
  if (month >= 9 || month <= 1) return "winter";
  return month >= 4 && month <= 7 ? "summer" : null;
}
