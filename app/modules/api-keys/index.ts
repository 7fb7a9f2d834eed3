export { makeKey, readKey } from "./key-text.ts";
export {
  countUse,
  insertApiKey,
  listApiKeys,
  revokeApiKey,
  type ApiKeyLine,
} from "./api-keys.store.server.ts";
