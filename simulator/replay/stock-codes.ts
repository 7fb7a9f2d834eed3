/** What a code of the Online Retail file stands for. */
export type CodeKind = "goods" | "gift card" | "postage" | "discount" | "book-keeping";

const POSTAGE = new Set(["POST", "DOT", "C2"]);
const BOOK_KEEPING = new Set(["B", "BANK CHARGES", "AMAZONFEE", "CRUK", "S"]);

export function kindOf(code: string): CodeKind {
  if (POSTAGE.has(code)) return "postage";
  if (BOOK_KEEPING.has(code)) return "book-keeping";
  if (code === "D") return "discount";
  return code.startsWith("GIFT_") ? "gift card" : "goods";
}
