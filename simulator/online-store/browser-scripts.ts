import { join } from "node:path";
import { build } from "esbuild";
import { json, type RouteResponse } from "#simulator/http/route.ts";

/** The scripts of the pages, and of the frame in which extensions run. */
const scripts: Record<string, string> = {
  tab: "browser/tab.ts",
  shop: "browser/shop.tsx",
  cart: "browser/cart.tsx",
  checkout: "browser/checkout.tsx",
  "thank-you": "browser/thank-you.tsx",
  account: "browser/account.tsx",
  phone: "browser/phone.ts",
  frame: "frame/main.ts",
};

const bundled = new Map<string, Promise<string>>();

async function bundle(entry: string): Promise<string> {
  const { outputFiles: files } = await build({
    entryPoints: [join(import.meta.dirname, entry)],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
    logLevel: "silent",
  });
  return files.map(({ text }) => text).join("");
}

/** A script, put together when it is first asked for. */
export async function answerScript(name: string): Promise<RouteResponse> {
  const entry = scripts[name];
  if (entry === undefined) return json(404, { error: `There is no script ${name}.` });
  const made = bundled.get(name) ?? bundle(entry);
  bundled.set(name, made);
  const headers = { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" };
  return { status: 200, headers, body: await made };
}
