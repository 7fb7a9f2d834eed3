import { parseArgs } from "node:util";
import { z } from "zod";
import { PlainError } from "../plain-error.mjs";

export const DEMO_HELP = `npm run demo -- [options]

Starts a Postgres, the app and a simulated Shopify with one shop, and prints links to its admin
and its online store.

  --port N        where the simulated Shopify listens (default 4600; 0 takes a free port)
  --seed N        another number makes another shop (default 1)
  --customers N   how many people the shop knows (default 2000)
  --fresh         forget what is kept from the last time and begin anew
  --quiet         no new orders by themselves (otherwise one every few seconds)
  --help          this text

What happened in the app is kept between two starts. The simulated shop begins with the same history each time.
Ctrl+C stops everything. Logs are in .local/demo.`;

const whole = (name: string, least: number, most: number) =>
  z.coerce
    .number(`--${name} must be a number.`)
    .int(`--${name} must be a whole number.`)
    .min(least, `--${name} must be at least ${least}.`)
    .max(most, `--${name} must be at most ${most}.`);

const optionsSchema = z.object({
  port: whole("port", 0, 65_535),
  seed: whole("seed", 0, 1_000_000),
  customers: whole("customers", 1, 50_000),
  fresh: z.boolean(),
  quiet: z.boolean(),
  help: z.boolean(),
});

/** @throws PlainError with one sentence about the first option that is wrong */
export function readDemoOptions(args: string[]): z.infer<typeof optionsSchema> {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: "string", default: "4600" },
        seed: { type: "string", default: "1" },
        customers: { type: "string", default: "2000" },
        fresh: { type: "boolean", default: false },
        quiet: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    const parsed = optionsSchema.safeParse(values);
    if (parsed.success) return parsed.data;
    throw new PlainError(parsed.error.issues[0]?.message ?? "The options are not right.");
  } catch (error) {
    if (error instanceof TypeError) throw new PlainError(`${error.message}\n\n${DEMO_HELP}`);
    throw error;
  }
}
