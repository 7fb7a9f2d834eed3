import { ruleInWords } from "#app/modules/earning/rules/registry.ts";
import type { EarningSettings } from "#app/modules/earning/settings.ts";
import { channelName } from "../channel-words.ts";

const yesNo = (value: boolean): string => (value ? "counted" : "not counted");

const ROUNDING_WORDS = { floor: "down", nearest: "to the nearest point", ceil: "up" } as const;
const MOMENT_WORDS = { paid: "when paid", fulfilled: "when fulfilled" } as const;
const GIFT_CARD_WORDS = {
  spent: "earn when spent",
  bought: "earn when bought",
  never: "never earn",
} as const;
const DISCOUNT_WORDS = { after: "the price after discounts", before: "the full price" } as const;
const STACKING_WORDS = { best: "the highest counts", add: "they add up", multiply: "they multiply" } as const;
const SHORTAGE_WORDS = { debt: "are owed", floor: "are forgiven" } as const;

type Words =
  | { name: string; say: (settings: EarningSettings) => string }
  | { name: string; list: (settings: EarningSettings) => readonly string[] };

const channelsInWords = ({ channels }: EarningSettings): string =>
  channels.length === 0 ? "none" : channels.map(channelName).join(", ");

/** Each setting by name and in words, in the order of the form; of a list the comings and goings are told. */
const SETTINGS: readonly Words[] = [
  { name: "Earning", say: ({ enabled }) => (enabled ? "on" : "off") },
  { name: "Points per unit of currency", say: ({ pointsPerUnit }) => pointsPerUnit },
  { name: "Rounding", say: ({ rounding }) => ROUNDING_WORDS[rounding] },
  { name: "Points are given", say: ({ moment }) => MOMENT_WORDS[moment] },
  { name: "Waiting time", say: ({ waitDays }) => (waitDays === 1 ? "1 day" : `${waitDays} days`) },
  { name: "Points are given on", say: ({ discounts }) => DISCOUNT_WORDS[discounts] },
  { name: "Tax", say: ({ tax }) => yesNo(tax) },
  { name: "Shipping", say: ({ shipping }) => yesNo(shipping) },
  { name: "Tips", say: ({ tips }) => yesNo(tips) },
  { name: "Duties", say: ({ duties }) => yesNo(duties) },
  { name: "Cash rounding", say: ({ cashRounding }) => yesNo(cashRounding) },
  { name: "Gift cards", say: ({ giftCards }) => GIFT_CARD_WORDS[giftCards] },
  { name: "Products that are gift cards", list: (settings) => settings.giftCardProducts },
  { name: "Channels", say: channelsInWords },
  { name: "Test orders", say: ({ testOrders }) => (testOrders ? "earn" : "earn nothing") },
  { name: "Products that earn nothing", list: (settings) => settings.excludedProducts },
  { name: "Collections that earn nothing", list: (settings) => settings.excludedCollections },
  { name: "Product tags that earn nothing", list: (settings) => settings.excludedProductTags },
  { name: "Customer tags that earn nothing", list: (settings) => settings.excludedCustomerTags },
  { name: "Payments that earn nothing", list: (settings) => settings.excludedTenders },
  {
    name: "Points taken back that were spent already",
    say: ({ shortage }) => SHORTAGE_WORDS[shortage],
  },
  { name: "Rules", list: ({ rules }) => rules.map(ruleInWords) },
  { name: "Several multipliers at once", say: ({ stacking }) => STACKING_WORDS[stacking] },
];

function listChange(name: string, before: readonly string[], after: readonly string[]): string | null {
  const added = after.filter((value) => !before.includes(value));
  const removed = before.filter((value) => !after.includes(value));
  const parts = [
    added.length > 0 ? `added ${added.join(", ")}` : "",
    removed.length > 0 ? `removed ${removed.join(", ")}` : "",
  ].filter(Boolean);
  return parts.length > 0 ? `${name}: ${parts.join("; ")}` : null;
}

/** What a version changed, each setting in a sentence; empty when nothing did. */
export function describeChanges(before: EarningSettings, after: EarningSettings): string[] {
  return SETTINGS.flatMap((setting) => {
    if ("list" in setting) return listChange(setting.name, setting.list(before), setting.list(after)) ?? [];
    const [old, now] = [setting.say(before), setting.say(after)];
    return old === now ? [] : [`${setting.name}: ${old} → ${now}`];
  });
}
