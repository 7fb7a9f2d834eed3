import type { View } from "#simulator/graphql/view.ts";

/** A refusal as the discount mutations give it: where it stands in the arguments, in Shopify's recorded words. */
export const discountError = (
  field: readonly string[] | null,
  message: string,
  code: string | null,
): View => ({
  __typename: "DiscountUserError",
  field: field === null ? null : [...field],
  message,
  code,
  extraInfo: null,
});

/** App discounts word their refusals apart, and code them all INVALID. */
export type Wording = "native" | "code-app" | "automatic-app";

type Refusal = readonly [message: string, code: string];

const blankTitle: Record<Wording, Refusal> = {
  native: ["Title can't be blank", "BLANK"],
  "code-app": ["can't be blank", "INVALID"],
  "automatic-app": ["Title can't be blank.", "INVALID"],
};
const longTitle: Record<Wording, Refusal> = {
  native: ["Title is too long (maximum is 255 characters)", "TOO_LONG"],
  "code-app": ["is too long (maximum is 255 characters)", "INVALID"],
  "automatic-app": ["is too long (maximum is 255 characters)", "INVALID"],
};
const noStart: Record<Wording, Refusal> = {
  native: ["Starts at can't be blank", "BLANK"],
  "code-app": ["Starts at can't be blank.", "INVALID"],
  "automatic-app": ["Starts at can't be blank.", "INVALID"],
};

type Text = string | null | undefined;

export function titleErrors(argument: string, title: Text, wording: Wording): View[] {
  const field = [argument, "title"];
  if (title === undefined && wording === "code-app") {
    return [discountError(field, "Required argument not found.", "INVALID")];
  }
  if ((title ?? "").trim() === "") return [discountError(field, ...blankTitle[wording])];
  return (title ?? "").length > 255 ? [discountError(field, ...longTitle[wording])] : [];
}

export function dateErrors(
  argument: string,
  { startsAt, endsAt }: { startsAt: Date | null; endsAt: Date | null },
  wording: Wording,
): View[] {
  if (startsAt === null) return [discountError([argument, "startsAt"], ...noStart[wording])];
  if (endsAt === null || endsAt > startsAt) return [];
  return [discountError([argument, "endsAt"], "Ends at needs to be after starts_at", "INVALID")];
}

export function codeErrors(argument: string, code: Text, isTaken: boolean, wording: Wording): View[] {
  const refuse = (message: string, kind: string) => [
    discountError([argument, "code"], message, wording === "native" ? kind : "INVALID"),
  ];
  if (wording !== "native" && (code ?? "") === "") return refuse("Discount code can't be blank.", "INVALID");
  if (code === undefined || code === null) return refuse("Code can't be blank", "BLANK");
  if (code === "") return refuse("Code is too short (minimum is 1 character)", "TOO_SHORT");
  if (/[\r\n]/.test(code)) return refuse("Code cannot contain newline characters.", "INVALID");
  if (code.length > 255) return refuse("Code is too long (maximum is 255 characters)", "TOO_LONG");
  return isTaken
    ? [discountError([argument, "code"], "Code must be unique. Please try a different code.", "TAKEN")]
    : [];
}

export function usageLimitErrors(argument: string, limit: number | null): View[] {
  if (limit === null || limit > 0) return [];
  return [discountError([argument, "usageLimit"], "Usage limit must be greater than 0", "GREATER_THAN")];
}
