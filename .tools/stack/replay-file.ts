import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, mkdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { openHistory, UnknownHistory } from "#simulator/replay/read-history.ts";
import { surveyHistory, type Survey } from "#simulator/replay/survey-history.ts";
import type { History, ListedRow } from "#simulator/replay/history.ts";
import { PlainError } from "../plain-error.mjs";
import { logFolderOf } from "./local-stack.ts";
import type { ReplayWish } from "./replay-options.ts";

export interface ReplayFile {
  path: string;
  history: History;
  survey: Survey;
  /** Names this replay: another file or other options are another replay. */
  fingerprint: string;
  stateFile: string;
  listedFile: string;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) if (Buffer.isBuffer(chunk)) hash.update(chunk);
  return hash.digest("hex");
}

function check(path: string): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new PlainError(`There is no file ${path}.`);
  if (!stat.isFile()) throw new PlainError(`${path} is not a file.`);
}

/** Looks at a file before anything is started. @throws PlainError when it cannot be replayed */
export async function openReplayFile(path: string, wish: ReplayWish): Promise<ReplayFile> {
  check(path);
  try {
    const history = await openHistory(path);
    const { seed, till, duplicates, loss, shuffle, limit = Infinity, shop, app = null, database } = wish;
    const decisive = [await hashOf(path), seed, till, duplicates, loss, shuffle, limit, shop, app, database];
    const fingerprint = createHash("sha256").update(JSON.stringify(decisive)).digest("hex").slice(0, 32);
    const base = join(logFolderOf("replay"), `${basename(path).replace(/\W+/g, "-")}-${database}`);
    return {
      path,
      history,
      survey: await surveyHistory(history, limit),
      fingerprint,
      stateFile: wish.state ?? `${base}.state.json`,
      listedFile: `${base}.listed.txt`,
    };
  } catch (error) {
    if (error instanceof UnknownHistory) throw new PlainError(`${path}: ${error.message}`);
    throw error;
  }
}

/** Writes every listed row into a file as it is found. */
export function listRows(file: string): { add: (row: ListedRow) => void; close: () => Promise<void> } {
  mkdirSync(logFolderOf("replay"), { recursive: true });
  const out = createWriteStream(file);
  return {
    add: ({ line, reason, detail }) => void out.write(`line ${line}: ${reason} ${detail}\n`),
    close: () => new Promise((resolve) => out.end(resolve)),
  };
}
