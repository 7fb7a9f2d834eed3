import { CHANNELS } from "#app/vocabulary/order.ts";

interface ChannelLook {
  name: string;
  /** Fill of charts; neighbours differ in lightness too, so that the stack reads without colour. */
  colour: string;
}

const LOOKS: Record<(typeof CHANNELS)[number], ChannelLook> = {
  online: { name: "Online store", colour: "#1c4e80" },
  pos: { name: "Point of sale", colour: "#3ba99c" },
  draft: { name: "Draft orders", colour: "#f2a541" },
  subscription: { name: "Subscriptions", colour: "#8e5ea2" },
  other: { name: "Other", colour: "#9aa5b1" },
};

const knownChannel = (channel: string) => CHANNELS.find((known) => known === channel) ?? "other";

export const channelName = (channel: string): string => LOOKS[knownChannel(channel)].name;
export const channelColour = (channel: string): string => LOOKS[knownChannel(channel)].colour;
export const channelsInOrder: readonly string[] = CHANNELS;
