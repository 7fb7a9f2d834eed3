import { randomBytes } from "node:crypto";

const HOUR_SECONDS = 3600;
const REFRESH_SECONDS = 90 * 24 * HOUR_SECONDS;
/** Online tokens live for a day: https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/online-access-tokens */
export const ONLINE_SECONDS = 24 * HOUR_SECONDS;

export type Grant = { shop: string; userId: string | null; expiresAt: Date | null };

export type IssuedTokens = {
  access_token: string;
  expires_in?: number;
  refresh_token?: string;
  refresh_token_expires_in?: number;
};

/** Access and refresh tokens of the app, in memory. */
export class TokenStore {
  readonly #access = new Map<string, Grant>();
  readonly #refresh = new Map<string, { shop: string; expiresAt: Date }>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  issueOffline(shop: string, expiring: boolean): IssuedTokens {
    if (!expiring) return { access_token: this.#grant(shop, null, null) };
    const refreshToken = `shprt_${randomBytes(16).toString("hex")}`;
    this.#refresh.set(refreshToken, { shop, expiresAt: this.#in(REFRESH_SECONDS) });
    return {
      access_token: this.#grant(shop, null, this.#in(HOUR_SECONDS)),
      expires_in: HOUR_SECONDS,
      refresh_token: refreshToken,
      refresh_token_expires_in: REFRESH_SECONDS,
    };
  }

  issueOnline(shop: string, userId: string): IssuedTokens {
    return { access_token: this.#grant(shop, userId, this.#in(ONLINE_SECONDS)), expires_in: ONLINE_SECONDS };
  }

  /** A refresh token works once. */
  refresh(shop: string, refreshToken: string): IssuedTokens | null {
    const known = this.#refresh.get(refreshToken);
    if (known === undefined || known.shop !== shop || known.expiresAt <= this.#now()) return null;
    this.#refresh.delete(refreshToken);
    return this.issueOffline(shop, true);
  }

  isValid(shop: string, accessToken: string): boolean {
    const grant = this.#access.get(accessToken);
    if (grant === undefined || grant.shop !== shop) return false;
    return grant.expiresAt === null || grant.expiresAt > this.#now();
  }

  /** All of a shop's tokens stop working, as after an uninstall. */
  revoke(shop: string): void {
    for (const tokens of [this.#access, this.#refresh]) {
      for (const [token, grant] of tokens) if (grant.shop === shop) tokens.delete(token);
    }
  }

  #grant(shop: string, userId: string | null, expiresAt: Date | null): string {
    const token = `shpat_${randomBytes(16).toString("hex")}`;
    this.#access.set(token, { shop, userId, expiresAt });
    return token;
  }

  #in(seconds: number): Date {
    return new Date(this.#now().getTime() + seconds * 1000);
  }
}
