import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { repository } from "./child.ts";

const auditSchema = z.looseObject({ ok: z.boolean(), accounts: z.number(), orders: z.number() });

export type AuditResult = z.infer<typeof auditSchema>;

/** Runs the app's own audit of the books; null when this build has none. */
export async function runAudit(environment: Record<string, string>): Promise<AuditResult | null> {
  const script = join(repository, "app/audit.ts");
  if (!existsSync(script)) return null;
  const child = spawn(process.execPath, [script], {
    cwd: repository,
    env: { ...process.env, ...environment, LOG_LEVEL: "silent" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await new Promise((resolve) => child.once("close", resolve));
  return auditSchema.parse(JSON.parse(output));
}
