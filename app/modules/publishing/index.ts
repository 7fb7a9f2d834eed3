export * from "./waiting-members.store.server.ts";
