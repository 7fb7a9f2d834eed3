export { versionInForce } from "./version-in-force.ts";
export { newestVersion, readVersions, saveVersion } from "./versions.store.server.ts";
