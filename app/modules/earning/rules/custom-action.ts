import { z } from "zod";
import { capFields, capsAgree, capsOf } from "./caps.ts";
import { points } from "./fields.ts";
import type { RuleKind } from "./rule-kind.ts";

const schema = z
  .object({
    name: z
      .string("Enter a name.")
      .trim()
      .min(1, "Enter a name.")
      .max(60, "Use at most 60 characters.")
      .meta({ title: "Name", description: "Members read it in their history, such as Product review." }),
    action: z
      .string("Enter the action.")
      .trim()
      .regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, "Use small letters, digits, - and _, such as review.")
      .meta({ title: "Action", description: "What the other program sends as the action, such as review." }),
    points: points(),
    ...capFields,
  })
  .superRefine(capsAgree);

export type CustomAction = z.infer<typeof schema>;

/** Points for what another program tells of: a review, a follow, a survey. */
export const customAction: RuleKind<CustomAction> = {
  title: "Action",
  purpose: "Points for a review, a survey or anything else that another program tells of.",
  schema,
  describe: ({ name, action, points: given }) => `${given} points for ${name} (${action})`,
  caps: capsOf,
};
