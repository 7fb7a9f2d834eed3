/** Why an order gives the points it gives, in the merchant's words. */
const TARGET_REASONS: Record<string, string> = {
  earns: "",
  program_off: "The program was switched off",
  no_program: "No earning rule was in force",
  before_start: "Made before the program started",
  nobody: "No customer on the order",
  cancelled: "Cancelled",
  deleted: "Deleted in Shopify",
  voided: "Payment voided or expired",
  test_order: "Test order",
  channel_excluded: "This channel earns nothing",
  customer_excluded: "This customer is excluded",
  nothing_eligible: "Nothing on it earns",
};

const plain = (code: string): string => {
  const text = code.replaceAll("_", " ").trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Empty when there is nothing to explain. */
export const orderReason = (code: string): string => TARGET_REASONS[code] ?? plain(code);
