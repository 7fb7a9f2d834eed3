import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { z } from "zod";

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const sign = (content: string, secret: string): string =>
  createHmac("sha256", secret).update(content).digest("base64url");

/** The JWT that App Bridge gives to an embedded app: https://shopify.dev/docs/apps/build/authentication-authorization/session-tokens */
export function mintSessionToken(input: {
  shop: string;
  userId: string;
  apiKey: string;
  secret: string;
  now?: Date;
  lifetimeSeconds?: number;
}): string {
  const issuedAt = Math.floor((input.now ?? new Date()).getTime() / 1000);
  const claims = {
    iss: `https://${input.shop}/admin`,
    dest: `https://${input.shop}`,
    aud: input.apiKey,
    sub: input.userId,
    exp: issuedAt + (input.lifetimeSeconds ?? 60),
    nbf: issuedAt,
    iat: issuedAt,
    jti: randomUUID(),
    sid: randomUUID(),
  };
  const content = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${content}.${sign(content, input.secret)}`;
}

const EXTENSION_SECONDS = 300;

/**
 * The JWT that extensions of checkout and customer account get. `sub` is there only when somebody is logged in and
 * the app may read customers: https://shopify.dev/docs/api/checkout-ui-extensions/latest/target-apis/platform-apis/session-token-api
 */
export function mintExtensionToken(input: {
  shop: string;
  customerId: number | null;
  apiKey: string;
  secret: string;
  now?: Date;
}): string {
  const issuedAt = Math.floor((input.now ?? new Date()).getTime() / 1000);
  const claims = {
    dest: input.shop,
    aud: input.apiKey,
    exp: issuedAt + EXTENSION_SECONDS,
    nbf: issuedAt,
    iat: issuedAt,
    jti: randomUUID(),
    ...(input.customerId !== null && { sub: `gid://shopify/Customer/${input.customerId}` }),
  };
  const content = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${content}.${sign(content, input.secret)}`;
}

const claimsSchema = z.object({
  dest: z.string(),
  aud: z.string(),
  sub: z.string(),
  exp: z.number(),
  nbf: z.number(),
});

/** Who the token speaks for, or null when it is not one of ours, not for this shop or out of date. */
export function verifySessionToken(
  token: string,
  expected: { shop: string; apiKey: string; secret: string; now: Date },
): { userId: string } | null {
  const [header, payload, signature] = token.split(".");
  if (header === undefined || payload === undefined || signature === undefined) return null;
  const wanted = Buffer.from(sign(`${header}.${payload}`, expected.secret));
  const given = Buffer.from(signature);
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return null;
  const claims = claimsSchema.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString()));
  if (!claims.success) return null;
  const { dest, aud, sub, exp, nbf } = claims.data;
  const seconds = expected.now.getTime() / 1000;
  const inTime = nbf - 10 <= seconds && seconds < exp;
  return inTime && dest === `https://${expected.shop}` && aud === expected.apiKey ? { userId: sub } : null;
}
