import { z } from "zod";

const ONE_OF = "Name the customer by exactly one of id, email and phone.";

const text = (most: number) => z.string().trim().min(1).max(most);

/** Who it was: as Shopify numbers them, or by address. */
const customerName = z
  .union([
    z.strictObject({ id: z.union([z.int().positive(), text(60)]) }),
    z.strictObject({ email: text(254) }),
    z.strictObject({ phone: text(40) }),
  ])
  .describe(ONE_OF);

export type CustomerName = z.infer<typeof customerName>;

/** What another program tells: when a customer's birthday is; null when it is to be forgotten. */
export const birthdayRequest = z.strictObject({ customer: customerName, birthday: text(10).nullable() });

/** What another program tells: who did what, once under its key. */
export const actionRequest = z.strictObject({
  customer: customerName,
  action: text(60),
  /** Made by the sender for this one event: sent again, it is answered alike and gives nothing more. */
  idempotencyKey: text(200),
});

export type ActionRequest = z.infer<typeof actionRequest>;

export type ActionResponse =
  /** `points` given by an action; 0 when the member has reached a limit of the rule. */
  { ok: true; points?: number } | { ok: false; error: string };

/** What is wrong with a body, in words, by field. */
export const ACTION_HELP: Record<string, string> = {
  customer: ONE_OF,
  birthday: "Send the birthday as MM-DD or YYYY-MM-DD, such as 05-17, or null.",
  action: "Send the action as text of up to 60 characters, as the rule names it.",
  idempotencyKey: "Send an idempotencyKey of up to 200 characters that names this one event.",
};
