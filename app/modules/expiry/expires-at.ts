import {
  addCalendarDays,
  addMonths,
  endOfMonth,
  endOfYear,
  nextYearly,
  startOfDay,
} from "#app/vocabulary/calendar.ts";
import { dayIn, type Day } from "#app/vocabulary/time.ts";
import type { ExpirySettings } from "./settings.ts";

/** The last day on which points earned on a day can be spent; null when they never end. */
export function lastDay(earned: Day, settings: ExpirySettings): Day | null {
  switch (settings.kind) {
    case "never":
      return null;
    case "days":
      return addCalendarDays(earned, settings.days);
    case "months":
      return addMonths(earned, settings.months);
    case "month_end":
      return endOfMonth(addMonths(earned, settings.months));
    case "year_end":
      return endOfYear(addMonths(earned, settings.years * 12));
    case "yearly_date":
      return nextYearly(addCalendarDays(earned, settings.yearlyMinDays), settings.yearlyOn);
  }
}

/** The instant from which points are due: when their last day is over in the shop's zone (edge case T2). */
export function expiresAt(earnedAt: Date, settings: ExpirySettings, timeZone: string): Date | null {
  const last = lastDay(dayIn(timeZone, earnedAt), settings);
  return last === null ? null : startOfDay(timeZone, addCalendarDays(last, 1));
}

/** Who was last active before this instant was inactive for so many months; null when inactivity ends nothing. */
export function idleBefore(now: Date, settings: ExpirySettings, timeZone: string): Date | null {
  if (settings.inactivityMonths === null) return null;
  return startOfDay(timeZone, addMonths(dayIn(timeZone, now), -settings.inactivityMonths));
}

/**
 * Who has lost everything by a rule that began at an instant: its months count from its beginning at the earliest, so
 * that a new or a stricter rule takes nothing at once.
 */
export function idleSinceRule(
  now: Date,
  rule: { settings: ExpirySettings; since: Date },
  timeZone: string,
): Date | null {
  const cutoff = idleBefore(now, rule.settings, timeZone);
  return cutoff !== null && cutoff > rule.since ? cutoff : null;
}

/** Since when everybody has known a rule that is at least as strict: the start of the unbroken run of versions. */
export function inactivityKnownSince(
  newestFirst: readonly { settings: ExpirySettings; effectiveFrom: Date }[],
): Date | null {
  const months = newestFirst[0]?.settings.inactivityMonths ?? null;
  if (months === null) return null;
  let since: Date | null = null;
  for (const { settings, effectiveFrom } of newestFirst) {
    if (settings.inactivityMonths === null || settings.inactivityMonths > months) break;
    since = effectiveFrom;
  }
  return since;
}

/**
 * Who was last active before this has nothing to spend; null when inactivity ends nothing.
 *
 * @param newestFirst - all versions; one that was replaced before it began never counted
 */
export function idleCutoff(
  newestFirst: readonly { settings: ExpirySettings; effectiveFrom: Date }[],
  now: Date,
  timeZone: string,
): Date | null {
  const begun = newestFirst.filter(({ effectiveFrom }) => effectiveFrom <= now);
  const [inForce] = begun;
  const since = inactivityKnownSince(begun);
  return inForce && since ? idleSinceRule(now, { settings: inForce.settings, since }, timeZone) : null;
}

/**
 * The date that a lot gets when a new policy applies to points already earned: what the policy says, but never sooner
 * than the notice, unless the lot would have ended sooner anyway.
 */
export function redatedExpiry(
  lot: { earnedAt: Date; expiresAt: Date | null },
  settings: ExpirySettings,
  timeZone: string,
  notice: { from: Date; days: number },
): Date | null {
  const fresh = expiresAt(lot.earnedAt, settings, timeZone);
  if (fresh === null) return null;
  const noticed = startOfDay(timeZone, addCalendarDays(dayIn(timeZone, notice.from), notice.days + 1));
  if (fresh >= noticed) return fresh;
  return lot.expiresAt !== null && lot.expiresAt < noticed
    ? lot.expiresAt > fresh
      ? lot.expiresAt
      : fresh
    : noticed;
}
