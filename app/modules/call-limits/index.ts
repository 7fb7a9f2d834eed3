export { countCall, forgetCounts } from "./call-counts.store.server.ts";
