import { readFile } from "node:fs/promises";
import { json, type Route, type RouteRequest, type RouteResponse } from "#simulator/http/route.ts";

const types: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

/** Names without dots but the last one: nothing outside browser/ can be named. */
const path = /\/sim\/admin\/(?<file>(?:[a-z-]+\/)*[a-z-]+\.(?<type>css|js|svg))/;

async function answerFile({ params }: RouteRequest): Promise<RouteResponse> {
  const { file = "", type = "" } = params;
  try {
    const body = await readFile(new URL(`./browser/${file}`, import.meta.url));
    return { status: 200, headers: { "content-type": types[type] ?? "", "cache-control": "no-cache" }, body };
  } catch {
    return json(404, { error: `There is no file ${file}.` });
  }
}

export const staticFiles: Route[] = [{ method: "GET", path, handle: answerFile }];
