import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";

const stored = z.object({
  replay: z.string(),
  /** Every delivery with a smaller number is settled. */
  below: z.int().min(0),
  above: z.array(z.int().min(0)),
  retries: z.int().min(0),
  finished: z.boolean(),
});

const SAVE_EVERY_MS = 500;

/** Which deliveries the app has answered with 200, kept in a file so that a killed replay goes on where it was. */
export class Acknowledged {
  readonly #file: string | null;
  readonly #replay: string;
  #below = 0;
  #above = new Set<number>();
  #savedAt = 0;
  retries = 0;
  isFinished = false;

  /** @param replay what the file must be about: file, seed, options; a state of another replay is not used */
  constructor(file: string | null, replay: string) {
    this.#file = file;
    this.#replay = replay;
    const before = file === null ? null : readState(file);
    if (before === null || before.replay !== replay || before.finished) return;
    this.#below = before.below;
    this.#above = new Set(before.above);
    this.retries = before.retries;
  }

  get below(): number {
    return this.#below;
  }

  has(number: number): boolean {
    return number < this.#below || this.#above.has(number);
  }

  add(number: number): void {
    this.#above.add(number);
    while (this.#above.delete(this.#below)) this.#below += 1;
    if (Date.now() - this.#savedAt >= SAVE_EVERY_MS) this.save();
  }

  /** Written beside and renamed: a kill leaves the old state or the new one, never half of it. */
  save(): void {
    this.#savedAt = Date.now();
    if (this.#file === null) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    const state = {
      replay: this.#replay,
      below: this.#below,
      above: [...this.#above],
      retries: this.retries,
      finished: this.isFinished,
    };
    writeFileSync(`${this.#file}.new`, JSON.stringify(state));
    renameSync(`${this.#file}.new`, this.#file);
  }
}

function readState(file: string): z.infer<typeof stored> | null {
  try {
    const parsed = stored.safeParse(JSON.parse(readFileSync(file, "utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whether the file holds an unfinished run of this replay. */
export function isUnfinished(file: string, replay: string): boolean {
  if (!existsSync(file)) return false;
  const state = readState(file);
  return state !== null && state.replay === replay && !state.finished;
}
