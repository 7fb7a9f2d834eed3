import { closeDatabase } from "./platform/db.server.ts";
import { now } from "./platform/clock.server.ts";
import { audit } from "./flows/audit.server.ts";

/** `npm run audit`: prints what it found as JSON; exits 1 on any difference. */
const result = await audit(now);
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
await closeDatabase();
process.exit(result.ok ? 0 : 1);
