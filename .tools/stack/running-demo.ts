import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { PlainError } from "../plain-error.mjs";
import { logFolderOf } from "./local-stack.ts";

const schema = z.object({ appUrl: z.string(), secret: z.string(), pid: z.number() });

export interface Target {
  appUrl: string;
  secret: string;
}

/** Where the demo that runs on this machine answers. @throws PlainError when none does */
export function runningDemo(): Target {
  try {
    const found = schema.parse(JSON.parse(readFileSync(join(logFolderOf("demo"), "running.json"), "utf8")));
    // Signal 0 only asks whether the process is there.
    process.kill(found.pid, 0);
    return found;
  } catch {
    throw new PlainError("No demo is running: start it with npm run demo, or leave --app out.");
  }
}
