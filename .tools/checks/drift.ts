/** `npm run drift`: the migrations, run into an empty database, give exactly what prisma/schema.prisma says. */
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import pg from "pg";
import { startLocalPostgres } from "../local-postgres.mjs";

const repository = resolve(import.meta.dirname, "..", "..");

function compare(shadowUrl: string): number {
  const compared = ["--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema.prisma"];
  const prisma = resolve(repository, ".tools", "prisma.mjs");
  const run = spawnSync(process.execPath, [prisma, "migrate", "diff", ...compared, "--exit-code"], {
    cwd: repository,
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: shadowUrl, SHADOW_DATABASE_URL: shadowUrl },
  });
  if (run.status !== 0) process.stderr.write(`${run.stdout}${run.stderr}`);
  // Prisma exits with 2 for a difference and with 1 for an error.
  if (run.status === 2)
    process.stderr.write("The migrations and prisma/schema.prisma differ: write a migration.\n");
  return run.status ?? 1;
}

const postgres = await startLocalPostgres({ name: "test", whenInUse: "next", durable: false });
const admin = new pg.Client({ connectionString: postgres.url });
await admin.connect();
const shadow = `throughline_shadow_${randomUUID().replaceAll("-", "")}`;
await admin.query(`CREATE DATABASE ${shadow}`);
try {
  const url = new URL(postgres.url);
  url.pathname = `/${shadow}`;
  process.exitCode = compare(url.href);
} finally {
  await admin.query(`DROP DATABASE IF EXISTS ${shadow} WITH (FORCE)`);
  await admin.end();
  await postgres.stop();
}
