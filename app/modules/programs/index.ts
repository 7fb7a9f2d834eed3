export { versionInForce } from "./version-in-force.ts";
export {
  listSavedVersions,
  newestVersion,
  readSettingsInForce,
  readVersions,
  saveVersion,
  type ProgramVersion,
  type SettingsInForce,
} from "./versions.store.server.ts";
