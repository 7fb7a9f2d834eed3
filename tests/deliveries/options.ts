import { parseArgs } from "node:util";
import { z } from "zod";
import { PlainError } from "../../.tools/plain-error.mjs";

export const HELP = `npm run deliveries -- [options]

Tells so many order stories (refunds in parts, edits, cancellations, orders completed again) that there are N
deliveries: mixed, 30 % of them repeated, 5 % never sent and found by reconciliation. The worker's own code applies
them, without HTTP. Then every order, every balance and the audit are compared with what the stories are worth.

  --count N   deliveries (default 1000000)
  --seed N    decides what chance decides (default 1)
  --help      this text`;

const whole = (name: string, least: number) =>
  z.coerce
    .number(`--${name} must be a number.`)
    .int(`--${name} must be a whole number.`)
    .min(least, {
      error: `--${name} must be at least ${least}.`,
    });

const options = z.object({ count: whole("count", 1), seed: whole("seed", 0), help: z.boolean() });

/** @throws PlainError with one sentence about the first option that is wrong */
export function readOptions(args: string[]): z.infer<typeof options> {
  try {
    const { values } = parseArgs({
      args,
      options: {
        count: { type: "string", default: "1000000" },
        seed: { type: "string", default: "1" },
        help: { type: "boolean", default: false },
      },
    });
    const parsed = options.safeParse(values);
    if (parsed.success) return parsed.data;
    throw new PlainError(parsed.error.issues[0]?.message ?? "The options are not right.");
  } catch (error) {
    if (error instanceof TypeError) throw new PlainError(`${error.message}\n\n${HELP}`);
    throw error;
  }
}
