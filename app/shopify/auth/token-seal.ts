import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** AES-256-GCM with a named key, so that keys can be rotated: new ones seal, old ones still open. */
export interface SealKey {
  name: string;
  secret: Buffer;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Layout: 1 byte length of the key's name, name, 12 bytes nonce, 16 bytes tag, ciphertext. */
export function seal(text: string, keys: readonly SealKey[]): Buffer {
  const key = keys[0];
  if (!key) throw new Error("no key to seal with");
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key.secret, nonce);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const name = Buffer.from(key.name, "utf8");
  return Buffer.concat([Buffer.from([name.length]), name, nonce, cipher.getAuthTag(), body]);
}

/** Null when the key is gone or the bytes were changed: the shop then has to authorise again. */
export function unseal(sealed: Uint8Array, keys: readonly SealKey[]): string | null {
  const bytes = Buffer.from(sealed);
  const nameEnd = 1 + (bytes[0] ?? 0);
  const name = bytes.subarray(1, nameEnd).toString("utf8");
  const key = keys.find((candidate) => candidate.name === name);
  if (!key || bytes.length < nameEnd + NONCE_BYTES + TAG_BYTES) return null;
  const nonce = bytes.subarray(nameEnd, nameEnd + NONCE_BYTES);
  const tag = bytes.subarray(nameEnd + NONCE_BYTES, nameEnd + NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key.secret, nonce);
  decipher.setAuthTag(tag);
  try {
    const text = [decipher.update(bytes.subarray(nameEnd + NONCE_BYTES + TAG_BYTES)), decipher.final()];
    return Buffer.concat(text).toString("utf8");
  } catch {
    return null;
  }
}
