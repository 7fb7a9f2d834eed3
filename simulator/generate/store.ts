import type { ActionResult, NumericId, ShopWorld, World } from "#simulator/world/types.ts";
import type { Agenda } from "./agenda.ts";
import type { Chance } from "./chance.ts";
import type { Good } from "./product-range.ts";
import type { Till } from "./purchase.ts";

/** What the generator works with while it makes a store's history. */
export type Store = {
  world: World;
  shop: ShopWorld;
  chance: Chance;
  agenda: Agenda;
  goods: readonly Good[];
  tills: readonly Till[];
  staffIds: readonly NumericId[];
  /** Does an action and tells its webhooks before anything else happens; what Shopify would refuse is left out. */
  act: (run: () => ActionResult) => ActionResult | null;
  /** Notes something for later: a number of hours after a moment. */
  later: (at: Date, hours: number, run: (at: Date) => void) => void;
};
