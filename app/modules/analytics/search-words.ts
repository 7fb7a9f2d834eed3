const MOST_WORDS = 6;
const LONGEST_WORD = 100;
const PHONE_LIKE = /^[\d\s+().\-/]+$/;

/** Digits as people write a phone number: "+44 (0)20 7946-0018", "0044 20…". */
function phoneDigits(text: string): string {
  return text.replace("(0)", "").replace(/\D/g, "").replace(/^00/, "");
}

/**
 * What a search box's text asks for: every word must be the beginning of one of a person's words. Digits in any
 * phone format are one word, also when they are written in groups.
 */
export function searchWords(text: string): string[] {
  const cleaned = text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  if (cleaned === "") return [];
  if (PHONE_LIKE.test(cleaned)) {
    const digits = phoneDigits(cleaned);
    return digits === "" ? [] : [digits.slice(0, LONGEST_WORD)];
  }
  const words = cleaned.split(" ").map((word) => {
    const digits = phoneDigits(word);
    return PHONE_LIKE.test(word) && digits !== "" ? digits : word;
  });
  return [...new Set(words.map((word) => word.slice(0, LONGEST_WORD)))].slice(0, MOST_WORDS);
}

/** Larger, byte by byte, than every text that begins with the word. */
export const endOfPrefix = (word: string): string => `${word}\u{10FFFF}`;
