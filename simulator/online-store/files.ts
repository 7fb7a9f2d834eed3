import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { json, type Route, type RouteResponse } from "#simulator/http/route.ts";
import { answerScript } from "./browser-scripts.ts";
import type { OnlineStore } from "./online-store.ts";
import { productArt } from "./product-art.ts";

const types: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  png: "image/png",
  svg: "image/svg+xml",
};

const PICTURES = { "content-type": "image/svg+xml", "cache-control": "max-age=3600" };

const missing = (): RouteResponse => json(404, { error: "There is no such file." });

async function answerFile(folder: string, file: string): Promise<RouteResponse> {
  const type = types[file.split(".").at(-1) ?? ""];
  const isOutside = file.split("/").some((part) => part === "" || part.startsWith("."));
  if (type === undefined || isOutside) return missing();
  try {
    const headers = { "content-type": type, "cache-control": "no-cache", "access-control-allow-origin": "*" };
    return { status: 200, headers, body: await readFile(join(folder, file)) };
  } catch {
    return missing();
  }
}

function answerArt({ shop }: OnlineStore, id: string): RouteResponse {
  const product = shop.products.get(Number(id));
  return product === undefined ? missing() : { status: 200, headers: PICTURES, body: productArt(product) };
}

/** What pages load: style sheets, scripts, drawings, and the built extensions. */
export function fileRoutes(store: OnlineStore): Route[] {
  const own = join(import.meta.dirname, "browser/files");
  const built = (handle: string, file: string): Promise<RouteResponse> | RouteResponse => {
    const all = [...store.extensions("ui"), ...store.extensions("theme")];
    const found = all.find((each) => each.handle === handle);
    return found === undefined ? missing() : answerFile(found.folder, file);
  };
  return [
    {
      method: "GET",
      path: "/store-files/:file",
      handle: ({ params }) => answerFile(own, params["file"] ?? ""),
    },
    {
      method: "GET",
      path: "/store-scripts/:name.js",
      handle: ({ params }) => answerScript(params["name"] ?? ""),
    },
    {
      method: "GET",
      path: "/store-art/:id.svg",
      handle: ({ params }) => answerArt(store, params["id"] ?? ""),
    },
    {
      method: "GET",
      path: /\/extensions\/(?<handle>[\w-]+)\/(?<file>.+)/,
      handle: ({ params }) => built(params["handle"] ?? "", params["file"] ?? ""),
    },
  ];
}
