/** A campaign as the calendar draws it. Days are `YYYY-MM-DD`, both included. */
export interface CampaignDays {
  id: string;
  name: string;
  firstDay: string;
  lastDay: string;
}

/** The part of a campaign in one month, on days 1 to 31, in a lane that no other uses at the same time. */
export interface CampaignBar extends Pick<CampaignDays, "id" | "name"> {
  from: number;
  to: number;
  lane: number;
}

export interface CampaignMonth {
  /** `YYYY-MM` */
  month: string;
  days: number;
  bars: CampaignBar[];
}

/** The month so many months on. */
export function monthOn(month: string, months: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + months)).toISOString().slice(0, 7);
}

const daysOf = (month: string): number => {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
};

function barsOf(campaigns: readonly CampaignDays[], month: string, days: number): CampaignBar[] {
  const [first, last] = [`${month}-01`, `${month}-${days}`];
  const laneEnds: number[] = [];
  return campaigns
    .filter(({ firstDay, lastDay }) => firstDay <= last && lastDay >= first)
    .map(({ id, name, firstDay, lastDay }) => ({
      id,
      name,
      from: firstDay < first ? 1 : Number(firstDay.slice(8)),
      to: lastDay > last ? days : Number(lastDay.slice(8)),
    }))
    .sort((a, b) => a.from - b.from || b.to - a.to || (a.id < b.id ? -1 : 1))
    .map((bar) => {
      const free = laneEnds.findIndex((end) => end < bar.from);
      const lane = free >= 0 ? free : laneEnds.length;
      laneEnds[lane] = bar.to;
      return { ...bar, lane };
    });
}

/** Some months from one on, with the campaigns in them. */
export const campaignMonths = (
  campaigns: readonly CampaignDays[],
  firstMonth: string,
  count: number,
): CampaignMonth[] =>
  Array.from({ length: count }, (_, index) => {
    const month = monthOn(firstMonth, index);
    const days = daysOf(month);
    return { month, days, bars: barsOf(campaigns, month, days) };
  });

/** This month, or when nothing runs in as many months as are shown, that of the next campaign. */
export function firstShown(campaigns: readonly CampaignDays[], today: string, count: number): string {
  const thisMonth = today.slice(0, 7);
  const ahead = campaigns
    .filter(({ lastDay }) => lastDay >= today)
    .map(({ firstDay }) => firstDay.slice(0, 7));
  const next = ahead.toSorted()[0] ?? thisMonth;
  return next >= monthOn(thisMonth, count) ? next : thisMonth;
}
