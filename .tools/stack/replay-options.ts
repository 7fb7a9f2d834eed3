import { parseArgs } from "node:util";
import { z } from "zod";
import { PlainError } from "../plain-error.mjs";

export const HELP = `npm run replay -- FILE… [options]

Turns purchase histories into orders, refunds and cancellations of a simulated shop, and sends what Shopify would
send for them as signed webhooks. The format is chosen by content, gzip or plain:
  CSV with the columns InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
  text rows of: customer, yyyymmdd, units, dollars
Without --app it starts a database, the app and the simulated Shopify of its own, replays, checks the books, stops.

  --till SHARE        share of the invoices that go through the till, 0 to 1 (default 0.3)
  --duplicates SHARE  share of the webhooks that are sent twice (default 0)
  --shuffle day       mixes the webhooks of each day
  --loss SHARE        share of the webhooks that are never sent (default 0); a backfill finds them afterwards
  --limit N           only the first N invoices
  --speed N           at most N webhooks a second
  --seed N            decides what chance decides (default 1)
  --shop DOMAIN       default throughline-replay.myshopify.com
  --app URL           a running app; "demo" means the running demo. Its secret: SHOPIFY_API_SECRET
  --database NAME     name of the own database (default throughline_replay), emptied at the start of a new replay
  --state FILE        what was acknowledged; a replay that was stopped goes on from there
  --keep              leaves everything running at the end, and prints the link
  --json              the summary as JSON on standard output, everything else on standard error
  --help              this text`;

const share = (name: string) =>
  z.coerce
    .number(`--${name} must be a number from 0 to 1.`)
    .min(0, `--${name} must be a number from 0 to 1.`)
    .max(1, `--${name} must be a number from 0 to 1.`);
const count = (name: string) => z.coerce.number(`--${name} must be a number.`).int().min(1).optional();

const optionsSchema = z.object({
  till: share("till"),
  duplicates: share("duplicates"),
  loss: share("loss"),
  shuffle: z.enum(["none", "day"], "--shuffle takes only: day."),
  limit: count("limit"),
  speed: count("speed"),
  seed: z.coerce.number("--seed must be a number.").int().min(0),
  shop: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/, "--shop must be a domain that ends with .myshopify.com."),
  app: z
    .string()
    .refine(
      (text) => text === "demo" || /^https?:\/\/[^/]+/.test(text),
      "--app must be an address, or: demo.",
    )
    .optional(),
  database: z
    .string()
    .regex(/^[a-z][a-z0-9_]{2,50}$/, "--database must be a plain name, such as throughline_replay."),
  state: z.string().optional(),
  keep: z.boolean(),
  json: z.boolean(),
  help: z.boolean(),
});

export type ReplayWish = z.infer<typeof optionsSchema> & { files: string[] };

/** @throws PlainError with one sentence about the first option that is wrong */
export function readOptions(args: string[]): ReplayWish {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        till: { ...text, default: "0.3" },
        duplicates: { ...text, default: "0" },
        loss: { ...text, default: "0" },
        shuffle: { ...text, default: "none" },
        limit: text,
        speed: text,
        seed: { ...text, default: "1" },
        shop: { ...text, default: "throughline-replay.myshopify.com" },
        app: text,
        database: { ...text, default: "throughline_replay" },
        state: text,
        keep: flag,
        json: flag,
        help: flag,
      },
    });
    const parsed = optionsSchema.safeParse(values);
    if (parsed.success) return { ...parsed.data, files: positionals };
    throw new PlainError(parsed.error.issues[0]?.message ?? "The options are not right.");
  } catch (error) {
    if (error instanceof TypeError) throw new PlainError(`${error.message}\n\n${HELP}`);
    throw error;
  }
}
