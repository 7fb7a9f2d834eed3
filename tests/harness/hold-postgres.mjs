/** Starts a Postgres in the folder given, says so, and stays until it is killed: for the test that kills it. */
import { startLocalPostgres } from "../../.tools/local-postgres.mjs";

await startLocalPostgres({ name: "kept", root: process.argv[2] });
process.stdout.write("ready\n");
setInterval(() => {}, 60_000);
