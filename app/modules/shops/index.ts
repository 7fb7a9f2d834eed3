export * from "./shops.store.server.ts";
export * from "./dismiss-setup.store.server.ts";
export { markDataRequestDone, readPrivacyRequest, recordPrivacyRequest } from "./privacy.store.server.ts";
export * from "./backfill.store.server.ts";
export * from "./sync.store.server.ts";
