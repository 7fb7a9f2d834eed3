import type { Format } from "../format.ts";

/** One file as the pages show it. */
export interface RunLine {
  runId: number;
  status: "reading" | "ready" | "applying" | "done" | "failed" | "discarded";
  mode: "add" | "set";
  strangers: "refuse" | "create";
  note: string;
  fileName: string;
  source: string | null;
  unread: string[];
  askedBy: string;
  askedAt: Date;
  applyBy: string | null;
  applyAt: Date | null;
  rows: number;
  planned: number;
  newPeople: number;
  unchanged: number;
  refused: number;
  toAdd: number;
  toTake: number;
  applied: number;
  added: number;
  taken: number;
  problem: string | null;
}

export const STATUSES = {
  reading: { words: "Being read", tone: "info" },
  ready: { words: "Waits for you", tone: "attention" },
  applying: { words: "Being applied", tone: "info" },
  done: { words: "Applied", tone: "success" },
  failed: { words: "Refused", tone: "critical" },
  discarded: { words: "Discarded", tone: undefined },
} as const;

const counted = (format: Format, count: number, one: string, many: string): string =>
  `${format.number(count)} ${count === 1 ? one : many}`;

export const balances = (format: Format, count: number): string =>
  counted(format, count, "balance", "balances");
export const rowsText = (format: Format, count: number): string => counted(format, count, "row", "rows");

/** What became of a file, or will, in a line. */
export function runSummary(run: RunLine, format: Format): string {
  const refused = run.refused > 0 ? ` · ${rowsText(format, run.refused)} refused` : "";
  switch (run.status) {
    case "reading":
      return `${rowsText(format, run.rows)} read so far`;
    case "ready":
      return `${balances(format, run.planned)} would change${refused}`;
    case "applying":
      return `${format.number(run.applied)} of ${balances(format, run.planned)} changed so far${refused}`;
    case "done":
      return `${balances(format, run.applied)} changed${refused}`;
    case "failed":
      return run.problem ?? "The file could not be read.";
    case "discarded":
      return "Nothing was changed";
  }
}

/** How the file was meant, and what of it was understood. */
export function describeRun(run: RunLine): string[] {
  const lines = [
    run.mode === "add"
      ? "The points of each row are added to the balance, or taken from it when they are below zero."
      : "Each balance is brought to the number in its row, whatever was earned or spent in the meantime.",
    run.strangers === "create"
      ? "People who are not here yet are added, if the row holds an e-mail address or a phone number."
      : "Rows of people who are not here yet are refused.",
    `Members read: “${run.note}”`,
  ];
  if (run.source) lines.push(`The columns are those of ${run.source}.`);
  if (run.unread.length > 0) lines.push(`Columns that are not used: ${run.unread.join(", ")}.`);
  return lines;
}
