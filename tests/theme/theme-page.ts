import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { z } from "zod";
import { Liquid, type TagToken, type TopLevelToken } from "liquidjs";
import type { StorefrontView } from "#app/contracts/loyalty.ts";
import type { ProgramFacts } from "#app/contracts/program-facts.ts";

const EXTENSION = resolve(import.meta.dirname, "../../extensions/loyalty-theme");
const locale = z.record(z.string(), z.string());

const read = (...path: string[]): string => readFileSync(join(EXTENSION, ...path), "utf8");

/** Everything of a visit that Liquid knows. */
export interface Visit {
  program: ProgramFacts | null;
  language: string;
  dir: "ltr" | "rtl";
  blocks: readonly string[];
  currency: string;
  taxesIncluded: boolean;
  designMode: boolean;
  /** Null for a guest; `member` is the metafield of the customer. */
  customer: { id: number; tags: string[]; member: object | null } | null;
  product: { tags: string[]; collections: number[] };
}

export interface ThemePage {
  url: string;
  visit: Visit;
  /** What the app answers to the signed-in customer; null: it is down. */
  view: StorefrontView | null;
  /** Addresses that the page asked of the app. */
  asked: string[];
  close(): Promise<void>;
}

/** The schema of a block is the theme editor's, and nothing of it is shown. */
class Schema {
  parse(_token: TagToken, rest: TopLevelToken[]): void {
    while (rest.length > 0) if (rest.shift()?.getText().includes("endschema")) return;
  }
  *render() {
    yield "";
  }
}

function makeEngine(): Liquid {
  const engine = new Liquid({ root: join(EXTENSION, "snippets"), extname: ".liquid" });
  const strings = new Map(Object.entries(locale.parse(JSON.parse(read("locales", "en.default.json")))));
  engine.registerFilter("t", (key: string) => strings.get(key) ?? `missing: ${key}`);
  const schema = new Schema();
  engine.registerTag("schema", {
    parse: (token, rest) => schema.parse(token, rest),
    render: () => schema.render(),
  });
  return engine;
}

const metafields = (key: string, value: unknown) => ({ "$app:loyalty": value ? { [key]: { value } } : {} });

function scopeOf({ program, language, customer, product, ...visit }: Visit) {
  const variants = [
    { id: 501, price: 1_250 },
    { id: 502, price: 9_900 },
  ];
  return {
    shop: { metafields: metafields("program", program) },
    customer: customer && { ...customer, metafields: metafields("member", customer.member) },
    request: { locale: { iso_code: language }, design_mode: visit.designMode },
    routes: {
      account_url: "/account",
      account_login_url: "/account/login",
      account_register_url: "/account/register",
    },
    cart: { currency: { iso_code: visit.currency }, taxes_included: visit.taxesIncluded },
    product: {
      id: 9001,
      tags: product.tags,
      collections: product.collections.map((id) => ({ id })),
      "gift_card?": false,
      variants,
      selected_or_first_available_variant: variants[0],
    },
    block: { settings: {}, shopify_attributes: "" },
  };
}

const FORM = `<form action="/cart/add" method="post"><input type="hidden" name="id" value="501">
  <label>Quantity <input name="quantity" type="number" value="1" min="1"></label>
  <button type="button" id="large">Large</button></form>
  <script>document.getElementById("large").onclick = () => {
    document.querySelector('[name="id"]').value = "502";
    history.replaceState(null, "", "?variant=502");
  };</script>`;

async function render(engine: Liquid, visit: Visit): Promise<string> {
  const scope = scopeOf(visit);
  const blocks: string[] = [];
  for (const name of visit.blocks)
    blocks.push(
      String(await engine.parseAndRender(read("blocks", `${name}.liquid`), scope, { globals: scope })),
    );
  return `<!doctype html><html lang="${visit.language}" dir="${visit.dir}"><head><meta charset="utf-8"><title>Shop</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/throughline.css">
    <style>body{font:16px/1.5 sans-serif;margin:1rem;color:#1c1c1c}main{display:grid;gap:1rem}</style>
    <script>window.shifts = 0; new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shifts += entry.value;
    }).observe({ type: "layout-shift", buffered: true });</script>
    <script src="/throughline.js" defer></script></head>
    <body><main><h1>House blend</h1><a href="#end">A link of the shop</a>${FORM}${blocks.join("\n")}
    <p id="end">Below everything</p></main></body></html>`;
}

/** A page of a shop that carries the theme's blocks, drawn anew from `visit` at every load. */
export async function startThemePage(visit: Visit): Promise<ThemePage> {
  const engine = makeEngine();
  const page: Omit<ThemePage, "url"> = {
    visit,
    view: null,
    asked: [],
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  const answer = async (address: string): Promise<[number, string, string]> => {
    if (address === "/throughline.js") return [200, "text/javascript", read("assets", "throughline.js")];
    if (address === "/throughline.css") return [200, "text/css", read("assets", "throughline.css")];
    if (address === "/favicon.ico") return [204, "text/plain", ""];
    if (address.startsWith("/apps/throughline/")) {
      page.asked.push(address);
      return page.view ? [200, "application/json", JSON.stringify(page.view)] : [503, "text/plain", ""];
    }
    return [200, "text/html", await render(engine, page.visit)];
  };
  const server = createServer((incoming, outgoing) => {
    answer(incoming.url ?? "/").then(
      ([status, type, body]) => outgoing.writeHead(status, { "content-type": type }).end(body),
      (error: unknown) => outgoing.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the page has no port");
  return Object.assign(page, { url: `http://127.0.0.1:${address.port}/` });
}
