import { currencyExponent, parseMoney, toMinorUnits, type CurrencyCode } from "#app/vocabulary/money.ts";
import { addCalendarDays } from "#app/vocabulary/calendar.ts";
import { dayIn, type Day } from "#app/vocabulary/time.ts";
import type { Speaker } from "#app/modules/brand/index.ts";
import type { EarningSettings } from "#app/modules/earning/index.ts";

export interface Way {
  title: string;
  detail: string;
}

/** For whom and when the ways are told. */
export interface WaysFor {
  speaker: Speaker;
  /** The shop's own, in which points are earned. */
  currency: CurrencyCode;
  today: Day;
  /** Null where nobody knows: what is for customers with certain tags is not told then. */
  customerTags: readonly string[] | null;
  /** Null for a guest: what is for certain tiers is not told then. */
  tier: string | null;
}

/** Whole units of money for which a rate gives whole points: tried from the smallest. */
const UNITS = [1, 2, 4, 5, 8, 10, 20, 25, 40, 50, 100, 125, 200, 250, 500, 1000];

/** "1 point for every €2" instead of "0.5 points for every €1". */
function rateText({ pointsPerUnit }: EarningSettings, { speaker, currency }: WaysFor): string {
  const thousandths = Math.round(Number(pointsPerUnit) * 1000);
  const units = UNITS.find((unit) => (thousandths * unit) % 1000 === 0) ?? 1000;
  return speaker.say("ways.rate", {
    points: speaker.points((thousandths * units) / 1000),
    amount: speaker.money(toMinorUnits(units * 10 ** currencyExponent(currency)), currency),
  });
}

type Rule = EarningSettings["rules"][number];
type SettingsOf<Kind extends Rule["kind"]> = Extract<Rule, { kind: Kind }>["settings"];

const asDay = (text: string): Day => dayIn("UTC", new Date(text));

/** Campaigns are announced so many days ahead. */
const DAYS_AHEAD = 14;

const small = (word: string): string => word.trim().toLowerCase();

function campaignWay(settings: SettingsOf<"multiplierCampaign">, audience: WaysFor): Way[] {
  const { name, multiplier, firstDay, lastDay, segments, tiers } = settings;
  const { speaker, today, customerTags, tier } = audience;
  const isNow = lastDay >= today && firstDay <= addCalendarDays(today, DAYS_AHEAD);
  const tags = (customerTags ?? []).map(small);
  const hasTag = segments.length === 0 || segments.some((tag) => tags.includes(small(tag)));
  const isInTier = tiers.length === 0 || (tier !== null && tiers.includes(tier));
  if (!isNow || !hasTag || !isInTier) return [];
  const values = { times: speaker.number(multiplier), date: speaker.day(asDay(lastDay)) };
  const detail =
    firstDay <= today
      ? speaker.say("ways.campaign_until", values)
      : speaker.say("ways.campaign_from", { ...values, first: speaker.day(asDay(firstDay)) });
  return [{ title: name, detail }];
}

const PER = { piece: "ways.per_piece", order: "ways.per_order" } as const;

function ruleWays(rule: Rule, audience: WaysFor): Way[] {
  const { speaker, currency } = audience;
  const { say, points } = speaker;
  const given = "points" in rule.settings ? points(rule.settings.points) : "";
  const gives = (title: string): Way[] => [{ title, detail: given }];
  switch (rule.kind) {
    case "signUp":
      return gives(say("ways.signup"));
    case "birthday":
      return gives(say("ways.birthday"));
    case "anniversary":
      return gives(say("ways.anniversary"));
    case "firstOrder":
      return gives(say("ways.first_order"));
    case "nthOrder": {
      const { nth, repeats } = rule.settings;
      return gives(say(repeats ? "ways.every_nth_order" : "ways.nth_order", { nth }));
    }
    case "orderOver": {
      const amount = parseMoney(rule.settings.amount, currency);
      return amount === null
        ? []
        : gives(say("ways.order_over", { amount: speaker.money(amount, currency) }));
    }
    case "productBonus":
    case "collectionBonus":
      return [{ title: say("ways.products"), detail: say(PER[rule.settings.per], { points: given }) }];
    case "customAction":
      return gives(rule.settings.name);
    case "multiplierCampaign":
      return campaignWay(rule.settings, audience);
  }
}

/** Every way to earn that is open to somebody, in plain words: the base rule first, then the merchant's in their order. */
export function waysToEarn(settings: EarningSettings, audience: WaysFor): Way[] {
  if (!settings.enabled) return [];
  const base = { title: audience.speaker.say("ways.purchase"), detail: rateText(settings, audience) };
  return [base, ...settings.rules.filter(({ on }) => on).flatMap((rule) => ruleWays(rule, audience))];
}
