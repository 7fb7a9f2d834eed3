/** `npm run demo`: the whole product on this machine, with a simulated shop that has three years of history. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DEMO_HELP, readDemoOptions } from "./stack/demo-options.ts";
import { liveShop, makeDemoShop, readSettings, writeSettings } from "./stack/demo-shop.ts";
import { isRunning } from "./stack/child.ts";
import { claimPort } from "./stack/free-port.ts";
import { logFolderOf, startStack, type LocalStack } from "./stack/local-stack.ts";
import { reportAndExit } from "./plain-error.mjs";

const DOMAIN = "kiez-kaffee.myshopify.com";

const say = (words: string): void => void process.stdout.write(`${words}\n`);

/** Where `npm run replay -- --app demo` finds this demo. */
const runningFile = join(logFolderOf("demo"), "running.json");

function announce({ appUrl, simulator }: LocalStack, secret: string, seconds: number): void {
  writeFileSync(runningFile, JSON.stringify({ appUrl, secret, pid: process.pid }), { mode: 0o600 });
  const handle = DOMAIN.replace(".myshopify.com", "");
  say(`
  Throughline is running (${Math.round(seconds)} s). Open:

      ${simulator.url}/store/${handle}/apps/throughline   the app in the admin
      ${simulator.url}/store/${handle}/online             the online store

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
  const options = readDemoOptions(process.argv.slice(2));
  if (options.help) return say(DEMO_HELP);
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
  if (!isSetUp || stack.wasInterrupted) {
    await stack.run("start-program.ts", DOMAIN, made.beganAt.toISOString(), "backfill");
  }
  if (!isSetUp) {
    await stack.run("start-rewards.ts", DOMAIN);
    isSetUp = true;
    keep();
    stack.simulator.send(made.recent);
  }
  if (!options.quiet) live.start();
  announce(stack, settings.secrets.apiSecret, (performance.now() - startedAt) / 1000);
}

main().catch(reportAndExit);
