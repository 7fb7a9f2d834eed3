/**
 * The entry of `npm run demo`, `npm test` and the other commands that need the pinned Node. It uses nothing but
 * Node 20, makes a fresh clone ready (packages, Node 24, Prisma client) and hands over to the target.
 */
import { spawn, spawnSync } from "node:child_process";
import { delimiter, join, resolve } from "node:path";

const repository = resolve(import.meta.dirname ?? ".", "..");

const commands = {
  audit: ["app/audit.ts"],
  bench: ["tests/bench/main.ts"],
  check: [".tools/check.ts"],
  deliveries: ["tests/deliveries/main.ts"],
  demo: [".tools/demo.ts"],
  extensions: [".tools/build-for-shopify.ts"],
  replay: [".tools/replay.ts"],
  test: ["node_modules/vitest/vitest.mjs", "run", "--config", ".config/vitest.ts"],
};

/** These speak with the simulated Shopify, which refuses what Shopify's real schema refuses. */
const needSchema = ["check", "demo", "replay", "test"];

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

function checkNode() {
  const [major] = process.versions.node.split(".").map(Number);
  if (major < 20)
    fail(`Node ${process.versions.node} is too old: install Node 20 or newer (https://nodejs.org).`);
}

function chooseCommand([name, ...rest]) {
  const command = commands[name];
  if (!command) fail(`Unknown command "${name ?? ""}". Commands: ${Object.keys(commands).join(", ")}.`);
  const [file, ...fixed] = command;
  return [join(repository, file), ...fixed, ...rest];
}

function runTarget(node, args, environment) {
  const watch = new URL("end-with-launcher.mjs", import.meta.url).href;
  const child = spawn(node, [`--import=${watch}`, ...args], {
    cwd: repository,
    env: environment,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  // In a terminal Ctrl-C reaches the target by itself; a second SIGINT would cut its orderly end short.
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("SIGHUP", () => child.kill("SIGHUP"));
  child.on("error", (error) => fail(`Node cannot be started (${node}): ${error.message}`));
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

checkNode();
const args = chooseCommand(process.argv.slice(2));
try {
  // Loaded only now: an older Node must get the sentence above and not a syntax error.
  const { prepareEnvironment } = await import("./prepare-environment.mjs");
  const { installPackages, pinnedNode } = await import("./install-packages.mjs");
  const { generateClient } = await import("./generate-client.mjs");
  const environment = prepareEnvironment(repository);
  await installPackages(repository, environment);
  const PATH = [join(repository, "node_modules", ".bin"), environment.PATH].filter(Boolean).join(delimiter);
  const node = pinnedNode(repository);
  await generateClient(repository, node, { ...environment, PATH });
  if (needSchema.includes(process.argv[2])) {
    const fetchSchema = join(repository, "simulator", "schema", "fetch-schema.mjs");
    const { status } = spawnSync(process.execPath, [fetchSchema], {
      stdio: "inherit",
      env: { ...environment, PATH },
    });
    if (status !== 0) process.exit(1);
  }
  runTarget(node, args, { ...environment, PATH });
} catch (error) {
  fail(error.name === "PlainError" ? error.message : error.stack);
}
