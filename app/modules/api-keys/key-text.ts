import { createHash, randomBytes } from "node:crypto";
import { asMerchantId, type MerchantId } from "#app/vocabulary/ids.ts";

const SHOWN = 8;

const hashOf = (text: string): Buffer => createHash("sha256").update(text).digest();

/** A new key: shown to the merchant once, kept as a hash. */
export function makeKey(merchantId: MerchantId): { text: string; prefix: string; hash: Buffer } {
  const head = `tl_${merchantId}_`;
  const text = head + randomBytes(32).toString("base64url");
  return { text, prefix: text.slice(0, head.length + SHOWN), hash: hashOf(text) };
}

/** Whose key a text claims to be, and its hash; null for what cannot be a key. */
export function readKey(text: string): { merchantId: MerchantId; hash: Buffer } | null {
  const [, merchant] = /^tl_([1-9]\d{0,8})_[\w-]{43}$/.exec(text) ?? [];
  return merchant === undefined ? null : { merchantId: asMerchantId(Number(merchant)), hash: hashOf(text) };
}
