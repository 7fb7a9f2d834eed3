/** `npm run demo`: the whole product on this machine, with a simulated shop that has three years of history. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { liveShop, makeDemoShop, readSettings, writeSettings } from "./stack/demo-shop.ts";
import { isRunning } from "./stack/child.ts";
import { claimPort } from "./stack/free-port.ts";
import { logFolderOf, startStack, type LocalStack } from "./stack/local-stack.ts";
import { PlainError, reportAndExit } from "./plain-error.mjs";

const HELP = `npm run demo -- [options]

Starts a Postgres, the app and a simulated Shopify with one shop, and prints a link to its admin.

  --port N        where the simulated Shopify listens (default 4600; 0 takes a free port)
  --seed N        another number makes another shop (default 1)
  --customers N   how many people the shop knows (default 2000)
  --fresh         forget what is kept from the last time and begin anew
  --quiet         no new orders by themselves (otherwise one every few seconds)
  --help          this text

What happened in the app is kept between two starts. The simulated shop begins with the same history each time.
Ctrl+C stops everything. Logs are in .local/demo.`;

export const DOMAIN = "kiez-kaffee.myshopify.com";

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

function readOptions(): z.infer<typeof optionsSchema> {
  try {
    const { values } = parseArgs({
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
    if (error instanceof TypeError) throw new PlainError(`${error.message}\n\n${HELP}`);
    throw error;
  }
}

const say = (words: string): void => void process.stdout.write(`${words}\n`);

/** Where `npm run replay -- --app demo` finds this demo. */
const runningFile = join(logFolderOf("demo"), "running.json");

function announce({ appUrl, simulator }: LocalStack, secret: string, seconds: number): void {
  writeFileSync(runningFile, JSON.stringify({ appUrl, secret, pid: process.pid }), { mode: 0o600 });
  const handle = DOMAIN.replace(".myshopify.com", "");
  say(`
  Throughline is running (${Math.round(seconds)} s). Open:

      ${simulator.url}/store/${handle}/apps/throughline

  Ctrl+C stops it. Logs: ${logFolderOf("demo")}
`);
}

function stopWith(stack: LocalStack, tidy: () => void): void {
  let isStopping = false;
  const stop = async (code: number): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    tidy();
    rmSync(runningFile, { force: true });
    await stack.stop();
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
  for (const child of [stack.web, stack.worker]) {
    child.process.once("exit", () => {
      // In a terminal Ctrl+C reaches the children as well.
      setTimeout(() => {
        if (isStopping || isRunning(child)) return;
        say(`${child.name} has ended by itself; its log: ${child.logFile}`);
        void stop(1);
      }, 500);
    });
  }
}

async function main(): Promise<void> {
  const startedAt = performance.now();
  const options = readOptions();
  if (options.help) return say(HELP);
  const simulatorPort = await claimPort(options.port);
  mkdirSync(logFolderOf("demo"), { recursive: true });
  const settings = readSettings(options);
  const made = makeDemoShop({ ...settings, domain: DOMAIN });
  say("Starting the demo…");
  const stack = await startStack({
    name: "demo",
    database: "throughline_demo",
    fresh: !settings.isSetUp,
    secrets: settings.secrets,
    domain: DOMAIN,
    simulatorPort,
    makeWorld: made.play,
    say,
  });
  let isSetUp = settings.isSetUp && !stack.isNewDatabase;
  const keep = (): void =>
    writeSettings({ ...settings, isSetUp, nextOrderNumber: made.store().shop.nextOrderNumber });
  const live = liveShop(stack.simulator, made);
  stopWith(stack, () => {
    live.stop();
    if (isSetUp) keep();
  });
  if (!isSetUp) {
    await stack.run("start-program.ts", DOMAIN, made.beganAt.toISOString(), "backfill");
    isSetUp = true;
    keep();
    stack.simulator.send(made.recent);
  }
  if (!options.quiet) live.start();
  announce(stack, settings.secrets.apiSecret, (performance.now() - startedAt) / 1000);
}

main().catch(reportAndExit);
