import { seededRandom, seededUuid } from "#simulator/world/random.ts";
import type { RenderedEvent } from "#simulator/world/types.ts";
import type { PlayedEvent } from "./play-history.ts";
import { seededChoice } from "./seeded-choice.ts";

/** What goes wrong on purpose on the way. */
export type Troubles = {
  /** Share of events that are delivered twice, 0 to 1. */
  duplicates: number;
  /** Share of events that are never delivered, 0 to 1. */
  loss: number;
  /** "day" mixes all deliveries of a day. */
  shuffle: "none" | "day";
};

export type PlannedDelivery = {
  /** The same in every run of the same replay: what has been acknowledged is remembered by it. */
  number: number;
  eventId: string;
  webhookId: string;
  event: RenderedEvent | null;
};

export type PlannedEvent = { deliveries: PlannedDelivery[]; isLost: boolean; isDoubled: boolean };

export const NUMBERS_PER_EVENT = 2;

/** Fate and ids of one event: they depend on seed and place only, so a resumed run repeats them. */
export function planEvent({ index, rendered }: PlayedEvent, seed: number, troubles: Troubles): PlannedEvent {
  const random = seededRandom(Math.floor(seededChoice(seed, "event", index) * 2 ** 32));
  const eventId = seededUuid(random);
  const isLost = random() < troubles.loss;
  const isDoubled = !isLost && random() < troubles.duplicates;
  const copies = isLost ? 0 : isDoubled ? 2 : 1;
  const deliveries = Array.from({ length: copies }, (_, copy) => ({
    number: index * NUMBERS_PER_EVENT + copy,
    eventId,
    webhookId: seededUuid(random),
    event: rendered,
  }));
  return { deliveries, isLost, isDoubled };
}

/** Mixes in place; the same seed and day mix in the same way. */
export function shuffle<T>(items: T[], seed: number, day: string): T[] {
  const random = seededRandom(Math.floor(seededChoice(seed, "day", day) * 2 ** 32));
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [items[last], items[other]];
    if (a !== undefined && b !== undefined) [items[last], items[other]] = [b, a];
  }
  return items;
}
