import type { z } from "zod";
import type { userErrors } from "./admin-client.ts";

/** Discounts say so by a code of the error, gift cards only in words, on the same field. */
export const isCodeTaken = (errors: z.infer<typeof userErrors>): boolean =>
  errors.some(
    ({ field, code, message }) =>
      field?.at(-1) === "code" && (code === "TAKEN" || /taken|unique/i.test(message)),
  );
