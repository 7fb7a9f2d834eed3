import { parseArgs } from "node:util";
import { z } from "zod";
import { PlainError } from "../../.tools/plain-error.mjs";

const PARTS = ["accept", "apply", "ledger", "holds", "tiers", "views", "sizes", "growth"] as const;
export type Part = (typeof PARTS)[number];

export const HELP = `npm run bench -- [options]

Measures ours beside floors and peers, in turns, on a durable Postgres of its own. Only the ratios count.

  --only PART  one of: ${PARTS.join(", ")}
  --growth     the growth of the ledger up to 10 million entries too, which takes long to fill
  --help       this text`;

const options = z.object({
  only: z.enum(PARTS, `--only must be one of: ${PARTS.join(", ")}.`).optional(),
  growth: z.boolean(),
  help: z.boolean(),
});

export interface BenchWish {
  only: Part | undefined;
  /** Entries of the largest ledger that growth is measured at. */
  largest: number;
  help: boolean;
}

/** @throws PlainError with one sentence about the first option that is wrong */
export function readOptions(args: string[]): BenchWish {
  try {
    const flag = { type: "boolean", default: false } as const;
    const { values } = parseArgs({ args, options: { only: { type: "string" }, growth: flag, help: flag } });
    const parsed = options.safeParse(values);
    if (!parsed.success)
      throw new PlainError(parsed.error.issues[0]?.message ?? "The options are not right.");
    const { only, growth, help } = parsed.data;
    return { only, help, largest: growth ? 10_000_000 : 1_000_000 };
  } catch (error) {
    if (error instanceof TypeError) throw new PlainError(`${error.message}\n\n${HELP}`);
    throw error;
  }
}
