import type { Format } from "../format.ts";

/** What the tier card knows of a member's way on the ladder. */
export interface TierFacts {
  name: string | null;
  counter: "spend" | "points" | "orders";
  period: "rolling_12_months" | "calendar_year" | "lifetime";
  progress: {
    value: number;
    next: { name: string; missing: number } | null;
    keep: { missing: number; by: string } | null;
  };
  floor: { name: string; until: string | null } | null;
  inGrace: boolean;
}

/** An amount of what is counted: "€43.00", "120 points", "2 orders". */
export function countedWords(value: number, counter: TierFacts["counter"], format: Format): string {
  if (counter === "spend") return format.money(value);
  if (counter === "points") return format.points(value);
  return `${format.number(value)} ${value === 1 ? "order" : "orders"}`;
}

const PERIODS = {
  rolling_12_months: "in the last 12 months",
  calendar_year: "this year",
  lifetime: "in all",
} as const;

/** The way on: what is counted, what is missing to the next tier, and what it takes to stay. */
export function tierSentences(tier: TierFacts, format: Format): string[] {
  const { progress, counter, period, floor, name } = tier;
  const words = (value: number) => countedWords(value, counter, format);
  const sentences = [`${words(progress.value)} ${PERIODS[period]}`];
  if (progress.next) sentences.push(`${words(progress.next.missing)} to ${progress.next.name}`);
  if (progress.keep) {
    const { missing, by } = progress.keep;
    sentences.push(
      tier.inGrace
        ? `Grace period: ${words(missing)} by ${format.day(by)} to stay`
        : `${words(missing)} by ${format.day(by)} to keep ${name ?? "it"}`,
    );
  }
  if (floor) {
    sentences.push(
      floor.until === null
        ? `${floor.name} was set by hand, without an end`
        : `${floor.name} was set by hand through ${format.day(floor.until)}`,
    );
  }
  return sentences;
}

export interface TierMove {
  from: string | null;
  to: string | null;
  cause: string;
  actor: string | null;
}

const CAUSES: Record<string, string> = {
  order: "by a purchase or a return",
  time: "because the time was over",
  program: "when tiers were set up or changed",
  staff: "by hand",
  merge: "with a merged profile",
};

/** One move on the ladder in a sentence. */
export function moveSentence({ from, to, cause, actor }: TierMove): string {
  const way = to === null ? `Left ${from ?? "the tiers"}` : from === null ? to : `${from} → ${to}`;
  const why = CAUSES[cause] ?? cause;
  return actor ? `${way}, ${why} (${actor})` : `${way}, ${why}`;
}
