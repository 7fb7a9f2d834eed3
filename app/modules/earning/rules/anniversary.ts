import { z } from "zod";
import { points } from "./fields.ts";
import type { RuleKind } from "./rule-kind.ts";

const schema = z.object({ points: points() });

export type Anniversary = z.infer<typeof schema>;

/** Points each year on the day on which a person became a member. */
export const anniversary: RuleKind<Anniversary> = {
  title: "Anniversary",
  purpose: "A thank-you each year on the day somebody became a member.",
  schema,
  describe: (settings) => `${settings.points} points each year of membership`,
};
