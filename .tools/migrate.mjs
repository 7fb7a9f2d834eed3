/** `npm run migrate`: brings the database in DATABASE_URL to this build: our tables, then the job queue's. */
import { runMigrations } from "graphile-worker";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const prisma = join(import.meta.dirname, "prisma.mjs");
const { status } = spawnSync(process.execPath, [prisma, "migrate", "deploy"], { stdio: "inherit" });
if (status !== 0) process.exit(status ?? 1);
await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
