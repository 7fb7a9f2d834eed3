import { z } from "zod";
import { CHANNELS } from "#app/vocabulary/order.ts";
import { multiplier } from "../multiplier.ts";
import { holdsWord } from "../same-word.ts";
import { capFields, capsAgree, capsOf } from "./caps.ts";
import { words } from "./fields.ts";
import type { OrderRuleKind } from "./rule-kind.ts";

const schema = z
  .object({
    name: z
      .string("Enter a name.")
      .trim()
      .min(1, "Enter a name.")
      .max(60, "Use at most 60 characters.")
      .meta({ title: "Name" }),
    multiplier: multiplier.meta({
      title: "Times the usual points",
      description: "From 1 to 10, such as 2 or 1.5.",
      decimal: true,
    }),
    firstDay: z.iso.date("Choose a day.").meta({ title: "First day", day: true }),
    lastDay: z.iso
      .date("Choose a day.")
      .meta({ title: "Last day", description: "Whole days in your store's time zone.", day: true }),
    channels: z
      .array(z.enum(CHANNELS))
      .min(1, "Choose at least one channel.")
      .default([...CHANNELS])
      .meta({ title: "Channels" }),
    segments: words.meta({
      title: "Customer tags",
      description: "Customers with any of these tags. Leave empty for everybody.",
    }),
    tiers: words.meta({
      title: "Tiers",
      description: "Members of these tiers. Leave empty for everybody.",
      tiers: true,
    }),
    ...capFields,
  })
  .superRefine((settings, context) => {
    capsAgree(settings, context);
    if (settings.lastDay < settings.firstDay)
      context.addIssue({ code: "custom", path: ["lastDay"], message: "This is before the first day." });
  });

export type MultiplierCampaign = z.infer<typeof schema>;

/** More points for what is bought on certain days; the order's own day counts, whenever it is paid or changed. */
export const multiplierCampaign: OrderRuleKind<MultiplierCampaign> = {
  title: "Campaign",
  purpose:
    "Multiplies the usual points on some days, for everybody or for some channels, customers and tiers.",
  schema,
  describe: ({ name, multiplier: times, firstDay, lastDay }) =>
    `${name}: ${times} times the points, ${firstDay} to ${lastDay}`,
  caps: capsOf,
  needs: ({ segments }) => ({ customerTags: segments.length > 0 }),
  award: ({ order, day, customerTags, tierId }, settings) => {
    const { segments, tiers } = settings;
    const runs = settings.firstDay <= day && day <= settings.lastDay;
    const inSegment = segments.length === 0 || segments.some((tag) => holdsWord(customerTags, tag));
    const inTier = tiers.length === 0 || (tierId !== null && tiers.includes(tierId));
    const meant = runs && inSegment && inTier && settings.channels.includes(order.channel);
    return meant ? { multiplier: settings.multiplier } : null;
  },
};
