export { versionInForce } from "./version-in-force.ts";
export {
  listSavedVersions,
  newestVersion,
  readVersions,
  saveVersion,
  type ProgramVersion,
} from "./versions.store.server.ts";
