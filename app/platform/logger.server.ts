import { AsyncLocalStorage } from "node:async_hooks";
import { pino, type Logger } from "pino";
import { env } from "./env.server.ts";

/** What every line of one request or one job carries: request id and shop; never a person's details. */
export interface LogContext {
  requestId?: string;
  shop?: string;
  job?: string;
}

const context = new AsyncLocalStorage<LogContext>();

export const logger: Logger = pino({
  level: env().LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
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
