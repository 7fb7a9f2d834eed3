import type { BrandView, MemberView, TierView } from "#app/contracts/loyalty.ts";
import { toMinorUnits } from "#app/vocabulary/money.ts";
import { dayIn, type Day } from "#app/vocabulary/time.ts";
import type { BrandSettings, Speaker } from "#app/modules/brand/index.ts";
import { perkLines } from "../perk-lines.ts";
import type { Shopper } from "./shopper.server.ts";
import type { TierPlace } from "./tier-place.server.ts";

/** The last day before an instant: what ends with a midnight can be used through the day before. */
export const lastDayBefore = (instant: Date, timeZone: string): Day =>
  dayIn(timeZone, new Date(instant.getTime() - 1));

function countedText(value: number, { counter, currency }: TierPlace, speaker: Speaker): string {
  if (counter === "spend") return speaker.money(toMinorUnits(value), currency);
  return counter === "points" ? speaker.points(value) : speaker.say("tiers.orders", { count: value });
}

function tierView(place: TierPlace, speaker: Speaker): TierView | null {
  const { tier, progress, isEarned } = place;
  const { value, next, keep } = progress;
  if (!tier && !next) return null;
  const way = next && next.missing > 0 ? next : null;
  const amount = (missing: number) => countedText(missing, place, speaker);
  return {
    name: tier?.name ?? "",
    next: way && speaker.say("tiers.next", { amount: amount(way.missing), tier: way.name }),
    keep:
      tier && keep && keep.missing > 0 && isEarned
        ? speaker.say("tiers.keep", {
            amount: amount(keep.missing),
            date: speaker.day(keep.by),
            tier: tier.name,
          })
        : null,
    percent: way ? Math.floor((100 * value) / (value + way.missing)) : null,
    perks: tier ? perkLines(tier, speaker) : [],
  };
}

/** What a member has and where they stand; null for a guest. */
export function memberView(shopper: Shopper): MemberView | null {
  const { customerId, person, balance, place, speaker, timeZone } = shopper;
  if (customerId === null) return null;
  const { say, points } = speaker;
  const { available, pending, debt, nextExpiry } = balance;
  return {
    name: person?.firstName ?? null,
    points: available,
    balance: points(available),
    pending: pending > 0 ? say("member.pending", { count: pending, points: points(pending) }) : null,
    debt: debt > 0 ? say("member.debt", { count: debt, points: points(debt) }) : null,
    nextExpiry:
      nextExpiry &&
      say("member.expiry", {
        count: nextExpiry.points,
        points: points(nextExpiry.points),
        date: speaker.day(lastDayBefore(nextExpiry.at, timeZone)),
      }),
    tier: place && tierView(place, speaker),
  };
}

export const brandView = ({ programName, colour, textColour, logo }: BrandSettings): BrandView => ({
  programName,
  colour,
  textColour,
  logo: logo || null,
});

/** How a guest becomes a member: Shopify sends this address on to the shop's sign-in. */
export const joinView = ({ customerId, shop, speaker }: Shopper): { text: string; url: string } | null =>
  customerId === null ? { text: speaker.say("join.text"), url: `https://${shop.domain}/account` } : null;
