import { createHash } from "node:crypto";

/** A number in [0, 1) that depends on the seed and the words only, so that a resumed run decides as the first did. */
export function seededChoice(seed: number, ...words: (string | number)[]): number {
  const digest = createHash("sha256")
    .update([seed, ...words].join("\u0000"))
    .digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}
