/** A new simulator knows none of the tokens that an earlier one gave: `node .tools/forget-sessions.ts DOMAIN`. */
import { closeDatabase } from "#app/platform/db.server.ts";
import { forgetSessions } from "#app/shopify/auth/sessions.server.ts";

await forgetSessions(process.argv[2] ?? "");
await closeDatabase();
