import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Names one process for good: its id together with its start, because systems (containers above all) use
 * process ids again. Undefined when no such process runs.
 */
export function processIdentity(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (process.platform === "linux") {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // The command stands in brackets and may hold spaces. After it: state first, start time twentieth.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const isOver = fields[0] === "Z" || fields[0] === "X";
      return isOver ? undefined : `${pid}@${fields[19]}`;
    } catch {
      return undefined;
    }
  }
  const started = spawnSync("ps", ["-p", String(pid), "-o", "lstart="], { encoding: "utf8" });
  const text = started.stdout?.trim();
  return text ? `${pid}@${text}` : undefined;
}

/** The command line of a running process, or an empty string. */
export function processCommand(pid) {
  if (process.platform === "linux") {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    } catch {
      return "";
    }
  }
  return spawnSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" }).stdout ?? "";
}
