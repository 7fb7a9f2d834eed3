import type { TierSettings, TiersSettings } from "#app/modules/tiers/settings.ts";
import type { FieldWords } from "../settings-form/form-draft.ts";

export const COUNTING_FIELDS: readonly FieldWords[] = [
  {
    name: "counter",
    label: "What counts",
    choices: { spend: "Money spent", points: "Points earned with purchases", orders: "Orders" },
    help: "Counted apart from the balance: spending points never costs a tier. Returns count against it.",
  },
  {
    name: "period",
    label: "Counted over",
    choices: {
      rolling_12_months: "The last 12 months",
      calendar_year: "A calendar year",
      lifetime: "All time",
    },
  },
];

const whileItEnds = ({ period }: Readonly<Record<string, string>>): boolean => period !== "lifetime";

export const KEEPING_FIELDS: readonly FieldWords[] = [
  {
    name: "graceDays",
    label: "Grace period",
    suffix: "days",
    help: "So long a member stays in a tier although too little is counted to keep it.",
  },
  {
    name: "downgrade",
    label: "After that, the member goes",
    choices: { reevaluate: "To the tier that fits what is counted", one_step: "One tier down" },
    shownFor: whileItEnds,
  },
  {
    name: "rewardMoved",
    label: "When you change tiers, members who move up because of it",
    choices: { no: "Get no reward for it", yes: "Get the reward for reaching the tier" },
  },
];

const PERIODS = {
  rolling_12_months: "of the last 12 months",
  calendar_year: "of the calendar year, kept through the next",
  lifetime: "of all time",
} as const;
const COUNTERS = { spend: "money spent", points: "points earned with purchases", orders: "orders" } as const;
const DOWNGRADES = { reevaluate: "to the tier that fits", one_step: "one tier down" } as const;

const LINES: readonly { name: string; say: (settings: TiersSettings) => string }[] = [
  { name: "Counted", say: ({ counter, period }) => `${COUNTERS[counter]} ${PERIODS[period]}` },
  { name: "Grace period", say: ({ graceDays }) => (graceDays === 1 ? "1 day" : `${graceDays} days`) },
  { name: "Down", say: ({ downgrade }) => DOWNGRADES[downgrade] },
  {
    name: "Reward for who moves by a change",
    say: ({ rewardMoved }) => (rewardMoved === "yes" ? "given" : "not given"),
  },
];

const SHIPPING = { no: "no", cheapest: "the cheapest option", any: "any option" } as const;
const counted = ({ length }: readonly string[], one: string) => `${length} ${length === 1 ? one : `${one}s`}`;

const TIER_LINES: readonly { name: string; say: (tier: TierSettings) => string }[] = [
  { name: "name", say: ({ name }) => name },
  { name: "entered from", say: ({ threshold }) => threshold },
  { name: "kept from", say: ({ keep, threshold }) => keep || threshold },
  { name: "points", say: ({ multiplier }) => `${multiplier} ×` },
  { name: "reward", say: ({ reward }) => String(reward) },
  { name: "off every order", say: ({ orderPercent }) => `${orderPercent}%` },
  { name: "free shipping", say: ({ freeShipping }) => SHIPPING[freeShipping] },
  { name: "off chosen products", say: ({ productPercent }) => `${productPercent}%` },
  {
    name: "chosen products",
    say: ({ perkProducts, perkCollections }) =>
      [counted(perkProducts, "product"), counted(perkCollections, "collection")].join(", "),
  },
  { name: "perks", say: ({ perks }) => perks.join(", ") || "none" },
];

const described = ({ name, threshold, multiplier }: TierSettings): string =>
  `${name}, from ${threshold}, ${multiplier} × points`;

/** As many as before, but not the same ones: the counts do not tell it. */
const choosesOthers = (before: TierSettings, after: TierSettings): boolean =>
  (["perkProducts", "perkCollections"] as const).some(
    (field) =>
      before[field].length === after[field].length && before[field].some((id) => !after[field].includes(id)),
  );

function tierChanges(before: TiersSettings, after: TiersSettings): string[] {
  const added = after.tiers.filter(({ id }) => !before.tiers.some((tier) => tier.id === id));
  const removed = before.tiers.filter(({ id }) => !after.tiers.some((tier) => tier.id === id));
  const changed = after.tiers.flatMap((tier) => {
    const old = before.tiers.find(({ id }) => id === tier.id);
    if (!old) return [];
    const parts = TIER_LINES.flatMap(({ name, say }) =>
      say(old) === say(tier) ? [] : [`${name} ${say(old)} → ${say(tier)}`],
    );
    if (choosesOthers(old, tier)) parts.push("other products chosen");
    return parts.length > 0 ? [`${old.name}: ${parts.join("; ")}`] : [];
  });
  return [
    ...added.map((tier) => `New tier: ${described(tier)}`),
    ...removed.map(({ name }) => `Removed: ${name}`),
    ...changed,
  ];
}

/** What a version changed, each in a sentence; empty when nothing did. */
export function describeTiersChanges(before: TiersSettings, after: TiersSettings): string[] {
  const lines = LINES.flatMap(({ name, say }) =>
    say(before) === say(after) ? [] : [`${name}: ${say(before)} → ${say(after)}`],
  );
  return [...tierChanges(before, after), ...lines];
}
