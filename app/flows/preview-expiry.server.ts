import { startOfDay } from "#app/vocabulary/calendar.ts";
import type { MerchantId } from "#app/vocabulary/ids.ts";
import { addDays } from "#app/vocabulary/time.ts";
import { snapshot, type Sql } from "#app/platform/db.server.ts";
import { idleBefore, redatedExpiry, type ExpirySettings } from "#app/modules/expiry/index.ts";
import {
  countPeopleOfGroups,
  readIdlePeople,
  readLotGroups,
  type LotGroup,
  type PeopleAndPoints,
} from "#app/modules/ledger/index.ts";
import { expiryInForce } from "./expiry-policy.server.ts";

const HORIZONS = [30, 90, 365] as const;

export interface ExpiryPreview {
  /** All points that people can spend now. */
  open: number;
  earlier: PeopleAndPoints;
  later: PeopleAndPoints;
  /** Points that end within so many days. */
  horizons: { days: number; before: number; after: number }[];
  /** Who has been inactive for so long, by the rule in force and by the new one. */
  idle: { before: PeopleAndPoints; after: PeopleAndPoints };
}

export interface PreviewWish {
  merchantId: MerchantId;
  timeZone: string;
  settings: ExpirySettings;
  appliesTo: "new" | "all";
  noticeDays: number;
}

interface Redated {
  group: LotGroup;
  after: Date | null;
}

const NEVER = Number.POSITIVE_INFINITY;
const instant = (date: Date | null): number => date?.getTime() ?? NEVER;

/** The dates that open points would get: their own, unless the policy is to apply to all. */
function redate(groups: readonly LotGroup[], wish: PreviewWish, now: Date): Redated[] {
  const { timeZone, settings, noticeDays } = wish;
  const notice = { from: now, days: noticeDays };
  return groups.map((group) => {
    if (wish.appliesTo === "new") return { group, after: group.expiresAt };
    const lot = { earnedAt: startOfDay(timeZone, group.earnedOn), expiresAt: group.expiresAt };
    return { group, after: redatedExpiry(lot, settings, timeZone, notice) };
  });
}

const sumOf = (groups: readonly LotGroup[]): number => groups.reduce((sum, { points }) => sum + points, 0);

function horizonsOf(redated: readonly Redated[], now: Date): ExpiryPreview["horizons"] {
  return HORIZONS.map((days) => {
    const until = addDays(now, days).getTime();
    const within = (end: (item: Redated) => Date | null) =>
      sumOf(redated.filter((item) => instant(end(item)) <= until).map(({ group }) => group));
    return { days, before: within(({ group }) => group.expiresAt), after: within(({ after }) => after) };
  });
}

async function idlePeople(
  tx: Sql,
  { merchantId, timeZone }: PreviewWish,
  settings: ExpirySettings,
  now: Date,
): Promise<PeopleAndPoints> {
  const before = idleBefore(now, settings, timeZone);
  return before ? readIdlePeople(tx, merchantId, before) : { members: 0, points: 0 };
}

/**
 * Whom a change of the expiry settings would hit, by the functions that production uses, on the points that people
 * have now. Nothing is saved.
 */
export function previewExpiry(wish: PreviewWish, now: Date): Promise<ExpiryPreview> {
  const { merchantId, timeZone } = wish;
  return snapshot(async (tx) => {
    const groups = await readLotGroups(tx, merchantId, timeZone, now);
    const redated = redate(groups, wish, now);
    const moved = async (test: (from: number, to: number) => boolean): Promise<PeopleAndPoints> => {
      const hit = redated
        .filter(({ group, after }) => test(instant(group.expiresAt), instant(after)))
        .map(({ group }) => group);
      return { members: await countPeopleOfGroups(tx, merchantId, timeZone, hit), points: sumOf(hit) };
    };
    const inForce = await expiryInForce(merchantId, now, tx);
    return {
      open: sumOf(groups),
      earlier: await moved((from, to) => to < from),
      later: await moved((from, to) => to > from),
      horizons: horizonsOf(redated, now),
      idle: {
        before: await idlePeople(tx, wish, inForce, now),
        after: await idlePeople(tx, wish, wish.settings, now),
      },
    };
  });
}
