import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import { env } from "./platform/env.server.ts";
import { logger, withLogContext } from "./platform/logger.server.ts";

/** The web process (`npm start`): static files, then every request to Remix with a request id and one log line. */
const build = new URL("../build/", import.meta.url);
const BUILD_ENTRY = new URL("server/index.js", build).href;
const inBuild = (path: string): string => fileURLToPath(new URL(path, build));

/** A caller's own request id is kept when it looks like one. */
const REQUEST_ID = /^[\w.:-]{1,100}$/;

const server = express();
server.disable("x-powered-by");
server.set("trust proxy", 1);
server.use(
  "/assets",
  express.static(inBuild("client/assets"), {
    immutable: true,
    maxAge: "1y",
    fallthrough: false,
  }),
);
server.use(express.static(inBuild("client"), { maxAge: "1h" }));
server.use(
  compression({
    filter: (request, response) => request.method === "GET" && compression.filter(request, response),
  }),
);

server.use((request, response, next) => {
  const given = request.get("X-Request-Id") ?? "";
  const requestId = REQUEST_ID.test(given) ? given : randomUUID();
  const started = process.hrtime.bigint();
  response.setHeader("X-Request-Id", requestId);
  withLogContext({ requestId }, () => {
    response.on("finish", () => {
      const ms = Number(process.hrtime.bigint() - started) / 1e6;
      const level = response.statusCode >= 500 ? "error" : request.path === "/webhooks" ? "debug" : "info";
      // The path without its query: tokens and shoppers' words may stand there.
      logger[level](
        { method: request.method, path: request.path, status: response.statusCode, ms },
        "request",
      );
    });
    next();
  });
});

const isBuild = (loaded: unknown): loaded is ServerBuild =>
  typeof loaded === "object" && loaded !== null && "routes" in loaded;

const remix: unknown = await import(BUILD_ENTRY);
if (!isBuild(remix)) throw new Error("build/server/index.js is not a build of this app: run npm run build");

/** Remix ranks every route of the app anew for each request; what comes by the thousand is given a build of its own. */
const only = (build: ServerBuild, ...ids: string[]): ServerBuild => ({
  ...build,
  routes: Object.fromEntries(Object.entries(build.routes).filter(([id]) => ids.includes(id))),
});
const mode = env().NODE_ENV;
server.all("/webhooks", createRequestHandler({ build: only(remix, "root", "routes/webhooks"), mode }));
server.all("*", createRequestHandler({ build: remix, mode }));

const listener = server.listen(env().PORT, env().HOST, () => {
  const address = listener.address();
  const port = typeof address === "object" && address ? address.port : env().PORT;
  logger.info({ port }, "web is listening");
});

listener.on("error", (error: NodeJS.ErrnoException) => {
  const reason =
    error.code === "EADDRINUSE" ? `Port ${env().PORT} is in use; set PORT to a free one.` : error.message;
  logger.fatal(reason);
  process.exit(1);
});

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    listener.close(() => process.exit(0));
    listener.closeIdleConnections();
    setTimeout(() => process.exit(0), 10_000).unref();
  });
}
