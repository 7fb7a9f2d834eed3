import { z } from "zod";

/** The largest adjustment by hand: a slip of the finger must not make a fortune. */
export const MOST_POINTS = 1_000_000;

/** The form of an adjustment as the browser sends it. */
export const adjustmentForm = z.object({
  intent: z.literal("adjust"),
  direction: z.enum(["add", "remove"]),
  amount: z
    .string()
    .trim()
    .regex(/^\d{1,7}$/, "Enter a whole number of points.")
    .transform(Number)
    .refine((amount) => amount > 0, "Enter a number above zero.")
    .refine((amount) => amount <= MOST_POINTS, "Enter at most 1,000,000 points."),
  // Postgres text cannot hold the NUL character.
  note: z
    .string()
    .transform((text) => text.replaceAll("\0", ""))
    .pipe(
      z.string().trim().min(1, "Say why: the shopper can read it.").max(200, "Use at most 200 characters."),
    ),
  requestId: z.uuid(),
});

export interface AdjustmentErrors {
  amount?: string;
  note?: string;
  form?: string;
}

/** What is wrong with a form, by field, in plain words. */
export function adjustmentErrors(error: z.ZodError): AdjustmentErrors {
  const errors: AdjustmentErrors = {};
  for (const { path, message } of error.issues) {
    if (path[0] === "amount") errors.amount ??= message;
    else if (path[0] === "note") errors.note ??= message;
    else errors.form = "This form is out of date. Close it and open it again.";
  }
  return errors;
}

/** The balances after an adjustment, as the ledger will post it: added points first repay what is owed. */
export function previewAdjustment(
  balance: { available: number; debt: number },
  direction: "add" | "remove",
  amount: number,
): { available: number; debt: number; possible: boolean } {
  if (direction === "remove") {
    return {
      available: balance.available - amount,
      debt: balance.debt,
      possible: amount <= balance.available,
    };
  }
  const repaid = Math.min(balance.debt, amount);
  return { available: balance.available + amount - repaid, debt: balance.debt - repaid, possible: true };
}
