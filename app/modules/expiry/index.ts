export { expiresAt, idleBefore, idleCutoff, redatedExpiry } from "./expires-at.ts";
export { defaultExpirySettings, EXPIRY, expirySettings, type ExpirySettings } from "./settings.ts";
export { shortestLifeDays } from "./shortest-life.ts";
