export { versionInForce } from "./version-in-force.ts";
export { listSavedVersions, newestVersion, readVersions, saveVersion } from "./versions.store.server.ts";
