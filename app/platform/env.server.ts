import { z } from "zod";

const url = z.url({ protocol: /^https?$/ });

/** A key ring: `name:base64` of 32 bytes, comma separated; the first seals, all open (rotation: put the new one first). */
const tokenKeys = z.string().transform((text, context) => {
  const keys = text.split(",").map((part) => {
    const [name = "", secret = ""] = part.trim().split(":");
    return { name, secret: Buffer.from(secret, "base64") };
  });
  if (keys.some((key) => key.name === "" || key.secret.length !== 32)) {
    context.addIssue("must be name:base64 of 32 bytes, several separated by commas");
    return z.NEVER;
  }
  return keys;
});

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a postgresql:// URL"),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(12),
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
  SHOPIFY_APP_URL: url,
  TOKEN_KEYS: tokenKeys,
  /** Only for a local Shopify: all calls to *.myshopify.com go there. */
  SHOPIFY_SIMULATOR_URL: url.optional(),
  APP_BRIDGE_URL: url.optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default("0.0.0.0"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  RECONCILE_CRON: z.string().default("*/5 * * * *"),
  INBOX_KEEP_DAYS: z.coerce.number().int().min(2).max(3650).default(30),
});

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/** The environment, validated at first use. @throws Error naming every variable that is missing or wrong. */
export function env(): Env {
  if (parsed) return parsed;
  const result = schema.safeParse(process.env);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(
      `The environment is not complete:\n${problems.join("\n")}\nThe README lists every variable.`,
    );
  }
  parsed = result.data;
  return parsed;
}
