import { readFile } from "node:fs/promises";
import type { Route, RouteResponse } from "#simulator/http/route.ts";

/** In the order in which they build on each other. */
const parts = [
  "settings",
  "messages",
  "session-token",
  "signed-fetch",
  "navigation",
  "buttons",
  "nav-menu",
  "title-bar",
  "save-bar",
  "modal",
  "shopify-global",
];

/**
 * App Bridge must have run before the page's own code, so it is one classic script. Its parts are written as
 * modules; joined, they need no import and no export.
 */
async function scriptOf(): Promise<string> {
  const texts = await Promise.all(
    parts.map((name) => readFile(new URL(`./app-bridge/${name}.js`, import.meta.url), "utf8")),
  );
  const joined = texts.map((text) => text.replace(/^import [^;]*;\n/gm, "").replace(/^export /gm, ""));
  return `(() => {\n"use strict";\nif (window.shopify) return;\n${joined.join("\n")}\n})();\n`;
}

async function answer(): Promise<RouteResponse> {
  const headers = {
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "no-cache",
    "access-control-allow-origin": "*",
  };
  return { status: 200, headers, body: await scriptOf() };
}

export const appBridgeRoutes: Route[] = [{ method: "GET", path: "/app-bridge.js", handle: answer }];
