export interface DailyValue {
  day: string;
  channel: string;
  points: number;
}

export interface Bar {
  channel: string;
  value: number;
  /** Lower and upper end on the value axis. */
  from: number;
  to: number;
}

export interface DayStack {
  day: string;
  total: number;
  bars: Bar[];
}

/** One stack per day, also for days without any; channels in the given order, those without values left out. */
export function stackDays(
  days: readonly string[],
  values: readonly DailyValue[],
  channels: readonly string[],
): DayStack[] {
  const found = new Map(values.map(({ day, channel, points }) => [`${day}/${channel}`, points]));
  return days.map((day) => {
    let total = 0;
    const bars: Bar[] = [];
    for (const channel of channels) {
      const value = found.get(`${day}/${channel}`) ?? 0;
      if (value <= 0) continue;
      bars.push({ channel, value, from: total, to: total + value });
      total += value;
    }
    return { day, total, bars };
  });
}

/** Round marks of an axis from zero to at least the largest value: three to five steps of 1, 2 or 5 times ten. */
export function axisMarks(largest: number): number[] {
  const top = Math.max(1, largest);
  const rough = top / 4;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((nice) => nice * magnitude).find((nice) => nice >= rough) ?? 1);
  const marks = [0];
  while ((marks.at(-1) ?? 0) < top) marks.push((marks.at(-1) ?? 0) + step);
  return marks;
}

export const channelsWithValues = (values: readonly DailyValue[], channels: readonly string[]): string[] =>
  channels.filter((channel) => values.some((value) => value.channel === channel && value.points > 0));
