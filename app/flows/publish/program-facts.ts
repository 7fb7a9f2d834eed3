import type { ProgramFacts } from "#app/contracts/program-facts.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import type { BrandSettings } from "#app/modules/brand/index.ts";
import type { EarningSettings } from "#app/modules/earning/index.ts";
import type { StockedReward } from "#app/modules/redemption/index.ts";
import type { TiersSettings } from "#app/modules/tiers/index.ts";
import { dayIn } from "#app/vocabulary/time.ts";
import { earningFacts } from "./earning-facts.ts";
import { programTexts } from "./program-texts.ts";

/** A merchant's program as it is in force at an instant; null where nothing has begun. */
export interface ProgramInForce {
  earning: EarningSettings | null;
  tiers: TiersSettings | null;
  brand: BrandSettings;
  /** Those that can be had, in their order. */
  rewards: readonly StockedReward[];
}

/** What guests of one shop may know of the program: pure, so that the same state always gives the same facts. */
export function programFacts(
  { currency, timeZone }: Pick<Shop, "currency" | "timeZone">,
  { earning, tiers, brand, rewards }: ProgramInForce,
  at: Date,
): ProgramFacts {
  const online = rewards.filter(({ terms }) => terms.conditions.channels.includes("online"));
  return {
    shape: 1,
    currency,
    timeZone,
    earning: earning && earningFacts(earning, dayIn(timeZone, at)),
    tiers: Object.fromEntries(tiers?.tiers.map(({ id, multiplier }) => [id, multiplier]) ?? []),
    brand: {
      programName: brand.programName,
      colour: brand.colour,
      textColour: brand.textColour,
      logo: brand.logo || null,
    },
    texts: programTexts(brand, online, currency),
  };
}
