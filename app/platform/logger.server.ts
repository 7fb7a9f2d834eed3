import { AsyncLocalStorage } from "node:async_hooks";
import { pino, type Logger } from "pino";
import { env } from "./env.server.ts";

/** What every line of one request or one job carries: request id and shop; never a person's details. */
export interface LogContext {
  requestId?: string;
  shop?: string;
  job?: string;
}

declare global {
  var throughlineLogContext: AsyncLocalStorage<LogContext> | undefined;
}

/** One for the process: the web entry and the built pages each load this file, and must mean the same request. */
const context = (globalThis.throughlineLogContext ??= new AsyncLocalStorage<LogContext>());

/** Name, message, code and stack only: a database error also carries its client, and values that may name people. */
function serializeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  return { type: name, message, stack, ...("code" in error ? { code: error.code } : {}) };
}

export const logger: Logger = pino({
  level: env().LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: serializeError },
  mixin: () => context.getStore() ?? {},
  redact: ["email", "phone", "body", "*.email", "*.phone", "*.body", "accessToken", "*.accessToken"],
});

export function withLogContext<T>(fields: LogContext, work: () => T): T {
  return context.run({ ...context.getStore(), ...fields }, work);
}

/** Adds to the context of the running request, for what is known only later (the shop, once authenticated). */
export function addLogContext(fields: LogContext): void {
  Object.assign(context.getStore() ?? {}, fields);
}
