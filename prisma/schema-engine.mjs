#!/usr/bin/env node
/**
 * Stands in for Prisma's native schema engine, which Prisma downloads from a host that many networks refuse.
 * It speaks the same protocol (JSON-RPC lines on standard input and output, a few `cli` commands) and does the
 * same work with the engine that Prisma publishes as WebAssembly. The checksums of migrations are equal.
 *
 * Prisma runs it when PRISMA_SCHEMA_ENGINE_BINARY names this file; unset, Prisma uses its own engine.
 * https://www.prisma.io/docs/orm/reference/environment-variables-reference#prisma_schema_engine_binary
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { createAdapterFactory, runDatabaseCommand } from "./schema-engine-database.mjs";

const require = createRequire(import.meta.url);
const argv = process.argv.slice(2);

function option(name) {
  const at = argv.indexOf(name);
  return at < 0 ? undefined : argv[at + 1];
}

const datasource = JSON.parse(option("--datasource") ?? "{}");
const factory = bindMigrationAwareSqlAdapterFactory(createAdapterFactory(datasource));

/** Prisma tells its errors apart by these codes. https://www.prisma.io/docs/orm/reference/error-reference */
const prismaCodes = {
  "28P01": "P1000",
  28000: "P1010",
  "3D000": "P1003",
  "42P04": "P1009",
  ECONNREFUSED: "P1001",
};

/** Prisma drops the first line of standard error and parses each other line as JSON. */
function reportError(error) {
  const { hostname, port, pathname } = URL.canParse(datasource.url) ? new URL(datasource.url) : {};
  const line = {
    timestamp: new Date().toISOString(),
    level: "ERROR",
    target: "schema_engine::logger",
    fields: {
      message: error.message || String(error.code ?? error),
      is_panic: false,
      error_code: prismaCodes[error.code],
      meta: {
        database_name: pathname?.slice(1),
        database_host: hostname,
        database_port: Number(port || 5432),
      },
    },
  };
  process.stderr.write(`schema-engine\n${JSON.stringify(line)}`);
}

/** The engine hands the words of a panic to this object before it gives up. */
let panic;
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (message) => {
    panic = message;
  },
};

async function loadEngine() {
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = require
    .resolve("@prisma/schema-engine-wasm")
    .replace(/schema_engine\.js$/, "schema_engine_bg.wasm");
  const { instance } = await WebAssembly.instantiate(await readFile(wasm), {
    "./schema_engine_bg.js": bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();

  const datamodels = [];
  for (const [index, argument] of argv.entries()) {
    if (argument !== "--datamodels") continue;
    const path = argv[index + 1];
    datamodels.push([path, await readFile(path, "utf8")]);
  }
  const options = { datamodels: datamodels.length > 0 ? datamodels : undefined };
  return bindings.SchemaEngine.new(options, () => {}, factory);
}

/** The engine names an error of the database by a number only; the factory kept the error itself. */
function withDatabaseErrors(message) {
  return message.replace(/External error id#(\d+)/, (text, id) => {
    const kept = factory.errorRegistry.consumeError(Number(id))?.error;
    return kept?.message ?? kept?.cause?.message ?? text;
  });
}

function errorAnswer(id, error) {
  const message = panic ?? withDatabaseErrors(String(error?.message ?? error));
  const data = {
    is_panic: false,
    message,
    meta: { full_error: message },
    error_code: panic === undefined ? error?.code : undefined,
  };
  return {
    jsonrpc: "2.0",
    id,
    error: { code: 4466, message: "An error happened. Check the data field for details.", data },
  };
}

function send(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

async function serve() {
  const engine = await loadEngine();
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === "") continue;
    const { id, method, params } = JSON.parse(line);
    // Prisma's answer to our "print" needs no further word.
    if (method === undefined) continue;
    // A panic inside the engine never settles its promise, and Prisma takes silence for success.
    process.removeAllListeners("uncaughtException");
    process.on("uncaughtException", (error) => {
      send(errorAnswer(id, error));
      process.exitCode = 1;
    });
    try {
      const result = (await engine[method](params)) ?? null;
      // The native engine has Prisma show a difference by a call of its own, and so must we.
      if (result?.stdout)
        send({ jsonrpc: "2.0", id: 1, method: "print", params: { content: result.stdout } });
      send({ jsonrpc: "2.0", id, result });
    } catch (error) {
      send(errorAnswer(id, error));
    }
  }
}

if (argv.includes("--version")) {
  process.stdout.write("schema-engine-wasm\n");
} else if (argv.includes("cli")) {
  try {
    process.stdout.write(`${await runDatabaseCommand(argv[argv.indexOf("cli") + 1], datasource)}\n`);
  } catch (error) {
    reportError(error);
    process.exitCode = 1;
  }
} else {
  await serve();
}
