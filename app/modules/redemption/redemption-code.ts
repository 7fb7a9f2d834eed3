/**
 * Letters and digits that nobody mixes up when reading aloud or off paper: no 0 and O, no 1, I and L; and no vowels, so
 * that chance makes no words. 28 of them: ten are 48 bits.
 */
const LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ";

const DISCOUNT_LENGTH = 10;
/** Whoever knows the code of a gift card can spend it, so it is long: 77 bits. Shopify takes 8 to 20 letters and digits. */
const GIFT_CARD_LENGTH = 16;
const MOST_PREFIX = 8;

/** The smallest byte that would prefer some letters: bytes from it on are not used. */
const FAIR_BELOW = 256 - (256 % LETTERS.length);

function drawn(length: number, randomBytes: (count: number) => Uint8Array): string {
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length))
      if (byte < FAIR_BELOW && text.length < length) text += LETTERS[byte % LETTERS.length] ?? "";
  }
  return text;
}

/** The first word of a program's name in plain capital letters; "REWARD" where nothing is left of it. */
function prefixOf(programName: string): string {
  const plain = programName.normalize("NFD").toUpperCase();
  const word = plain.split(/\s+/)[0]?.replace(/[^A-Z0-9]/g, "") ?? "";
  return word.slice(0, MOST_PREFIX) || "REWARD";
}

/** "AURORA-7KQ2MXF9TB" */
export const discountCode = (programName: string, randomBytes: (count: number) => Uint8Array): string =>
  `${prefixOf(programName)}-${drawn(DISCOUNT_LENGTH, randomBytes)}`;

/** "7KQ2MXF9TBC4WHGZ" */
export const giftCardCode = (randomBytes: (count: number) => Uint8Array): string =>
  drawn(GIFT_CARD_LENGTH, randomBytes);
