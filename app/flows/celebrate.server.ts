import { addCalendarDays, startOfDay } from "#app/vocabulary/calendar.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import { dayIn, type Day } from "#app/vocabulary/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction, type Sql } from "#app/platform/db.server.ts";
import {
  birthdaysOn,
  deservesBirthday,
  EARNING,
  readLastDays,
  rulesOfKind,
  type EarningSettings,
} from "#app/modules/earning/index.ts";
import {
  listBirthdays,
  listMembersSince,
  lockProfiles,
  type Celebrated,
} from "#app/modules/profiles/index.ts";
import { readVersions, versionInForce } from "#app/modules/programs/index.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import { firstShops } from "./first-shops.server.ts";
import { giveByRules, type RuleGift } from "./give-by-rules.server.ts";

const PEOPLE = 200;
/** Days that are made up for when no worker ran. */
const DAYS_BACK = 2;
const MOST_YEARS = 100;

type List = (tx: Sql, after: number) => Promise<Celebrated[]>;
type Gifts = (tx: Sql, people: readonly Celebrated[]) => Promise<RuleGift[]>;

/** Some people at a time, under their locks, each read again there. */
async function celebrateAll(shop: Shop, list: List, gifts: Gifts): Promise<void> {
  for (let after: number | null = 0; after !== null;) {
    const from: number = after;
    after = await transaction(async (tx) => {
      const found = await list(tx, from);
      const ids = found.map(({ profileId }) => profileId);
      await lockProfiles(
        tx,
        ids.map((profileId) => ({ merchantId: shop.merchantId, profileId })),
      );
      const people = (await list(tx, from)).filter(({ profileId }) => ids.includes(profileId));
      await giveByRules(tx, shop, await gifts(tx, people), now());
      return found.length < PEOPLE ? null : (ids.at(-1) ?? null);
    });
  }
}

async function celebrateBirthdays(shop: Shop, settings: EarningSettings, day: Day): Promise<void> {
  const { merchantId, timeZone } = shop;
  for (const rule of rulesOfKind(settings.rules, "birthday")) {
    await celebrateAll(
      shop,
      (tx, after) => listBirthdays(tx, merchantId, birthdaysOn(day), after, PEOPLE),
      async (tx, people) => {
        const ids = people.map(({ profileId }) => profileId);
        const last = await readLastDays(tx, merchantId, rule.id, ids);
        return people.flatMap(({ profileId, birthdayKnownAt }): RuleGift[] => {
          if (!birthdayKnownAt) return [];
          const facts = {
            day,
            knownOn: dayIn(timeZone, birthdayKnownAt),
            lastOn: last.get(profileId) ?? null,
          };
          if (!deservesBirthday(facts, rule.settings)) return [];
          const occasion = `birthday:${day.slice(0, 4)}`;
          const points = toPoints(rule.settings.points);
          return [
            { profileId, ruleId: rule.id, occasion, points, day, reason: "bonus_birthday", note: null },
          ];
        });
      },
    );
  }
}

/** The same day of earlier years; in common years 28 February also stands for the 29th. */
function sameDayBefore(timeZone: string, day: Day): { start: Date; end: Date }[] {
  const year = Number(day.slice(0, 4));
  const stretch = (before: number, monthDay: string): { start: Date; end: Date }[] => {
    const then = dayIn("UTC", new Date(`${year - before}-${monthDay}T00:00:00Z`));
    // A year without that day makes another one of it.
    if (!then.endsWith(monthDay)) return [];
    return [{ start: startOfDay(timeZone, then), end: startOfDay(timeZone, addCalendarDays(then, 1)) }];
  };
  return Array.from({ length: MOST_YEARS }, (_, index) =>
    birthdaysOn(day).flatMap((monthDay) => stretch(index + 1, monthDay)),
  ).flat();
}

async function celebrateAnniversaries(shop: Shop, settings: EarningSettings, day: Day): Promise<void> {
  const { merchantId, timeZone } = shop;
  for (const { id: ruleId, settings: rule } of rulesOfKind(settings.rules, "anniversary")) {
    const stretches = sameDayBefore(timeZone, day);
    const occasion = `anniversary:${day.slice(0, 4)}`;
    const gift = { ruleId, occasion, points: toPoints(rule.points), day, reason: "bonus_anniversary" };
    await celebrateAll(
      shop,
      (tx, after) => listMembersSince(tx, merchantId, stretches, after, PEOPLE),
      (_, people) => Promise.resolve(people.map(({ profileId }) => ({ ...gift, profileId, note: null }))),
    );
  }
}

/** Birthdays and anniversaries of today, by the days of each merchant, and of the days before if no worker ran. */
export async function celebrate(): Promise<void> {
  for (const shop of await firstShops()) {
    const versions = await readVersions(shop.merchantId, EARNING);
    const today = dayIn(shop.timeZone, now());
    for (let back = DAYS_BACK; back >= 0; back--) {
      const day = addCalendarDays(today, -back);
      const end = startOfDay(shop.timeZone, addCalendarDays(day, 1));
      // A rule counts for a day if it was there at the end of it, or for today if it is there now.
      const at = back === 0 ? now() : new Date(end.getTime() - 1);
      const settings = versionInForce(versions, at)?.settings;
      if (!settings?.enabled) continue;
      await celebrateBirthdays(shop, settings, day);
      await celebrateAnniversaries(shop, settings, day);
    }
  }
}
