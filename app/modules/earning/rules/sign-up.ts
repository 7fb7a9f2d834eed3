import { z } from "zod";
import { points } from "./fields.ts";
import type { RuleKind } from "./rule-kind.ts";

const schema = z.object({ points: points() });

export type SignUp = z.infer<typeof schema>;

/** Points for becoming a customer while the rule is there; old customers who are first seen later get none. */
export const signUp: RuleKind<SignUp> = {
  title: "Sign-up",
  purpose: "A welcome for new customers, once for each member.",
  schema,
  describe: (settings) => `${settings.points} points for new customers`,
};
