import type { NewCustomer } from "#simulator/world/action-inputs.ts";
import type { Chance } from "./chance.ts";
import { firstNames, lastNames, mediaPhone } from "./names.ts";
import type { Shelf } from "./product-range.ts";

export type Shopper = {
  /** Where this person buys. */
  habit: "online" | "till" | "both";
  /** What the web shop knows them by. */
  online: NewCustomer;
  /** What the till knows them by; another record for people who were never matched. */
  till: NewCustomer;
  /** The till and the web shop hold two records of one person. */
  isSplit: boolean;
  visitsPerYear: number;
  favourite: Shelf;
  /** Comes mostly around Christmas. */
  isSeasonal: boolean;
  /** Share of the whole period at which the person came first and left. */
  from: number;
  to: number;
};

const VISITS = [
  { visitsPerYear: 0.5, weight: 45 },
  { visitsPerYear: 1.6, weight: 30 },
  { visitsPerYear: 4, weight: 17 },
  { visitsPerYear: 9, weight: 6 },
  { visitsPerYear: 18, weight: 2 },
] as const;

const HABITS = [
  { habit: "online", weight: 45 },
  { habit: "till", weight: 30 },
  { habit: "both", weight: 25 },
] as const;

const SHELVES: readonly { shelf: Shelf; weight: number }[] = [
  { shelf: "coffee", weight: 60 },
  { shelf: "brewing", weight: 12 },
  { shelf: "cups", weight: 14 },
  { shelf: "home", weight: 14 },
];

const weight = (each: { weight: number }): number => each.weight;

function nameOf(chance: Chance): { firstName: string; lastName: string } {
  return { firstName: chance.pick(firstNames), lastName: chance.pick(lastNames) };
}

export function makeShopper(chance: Chance, index: number): Shopper {
  const name = nameOf(chance);
  const email = `${name.firstName}.${name.lastName}.${index}@example.com`.toLowerCase();
  const phone = mediaPhone(index);
  const { habit } = chance.pickWeighted(HABITS, weight);
  const isSplit = habit === "both" && phone !== null && chance.happens(0.15);
  const withPhone = phone === null ? {} : { phone };
  const knownAtTill = chance.next();
  const tags = chance.happens(0.03) ? ["wholesale"] : [];
  const contact: NewCustomer = {
    ...name,
    email,
    ...(chance.happens(0.5) && withPhone),
    ...(tags.length > 0 && { tags }),
  };
  const phoneOnly = phone === null ? contact : { ...name, phone };
  const from = chance.next() ** 1.3 * 0.97;
  return {
    habit,
    online: isSplit ? { ...name, email } : contact,
    till: isSplit || (habit === "till" && knownAtTill < 0.55) ? phoneOnly : contact,
    isSplit,
    visitsPerYear: chance.pickWeighted(VISITS, weight).visitsPerYear,
    favourite: chance.pickWeighted(SHELVES, weight).shelf,
    isSeasonal: chance.happens(0.12),
    from,
    to: chance.happens(0.3) ? from + (1 - from) * chance.next() : 1,
  };
}
