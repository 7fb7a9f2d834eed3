import type { ProgramFacts } from "#app/contracts/program-facts.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import { brandView } from "#app/screens/shopper/member-view.ts";
import { dayIn } from "#app/vocabulary/time.ts";
import { earningFacts } from "./earning-facts.ts";
import { programTexts, type ProgramInForce } from "./program-texts.ts";

/** What guests of one shop may know of the program: pure, so that the same state always gives the same facts. */
export function programFacts(
  { currency, timeZone }: Pick<Shop, "currency" | "timeZone">,
  program: ProgramInForce,
  at: Date,
): ProgramFacts {
  const { earning, tiers, brand } = program;
  const today = dayIn(timeZone, at);
  return {
    shape: 1,
    currency,
    timeZone,
    earning: earning && earningFacts(earning, today),
    tiers: Object.fromEntries(tiers?.tiers.map(({ id, multiplier }) => [id, multiplier]) ?? []),
    brand: brandView(brand),
    texts: programTexts(program, currency, today),
  };
}
