import {
  Liquid,
  Tag,
  type Context,
  type Emitter,
  type Parser,
  type TagToken,
  type Template,
  type TopLevelToken,
} from "liquidjs";
import { moneyFilters } from "./money-filters.ts";

export interface LiquidPlace {
  /** Folders in which {% render %} looks. */
  snippets: string[];
  /** Where a file of assets/ is served. */
  assetUrl: (file: string) => string;
  /** The sentence of a key in the page's language; undefined where there is none. */
  translate: (key: string) => string | undefined;
  /** Of the prices on the page. */
  currency: string;
  locale: string;
}

/** A tag whose content is not for the page: what it says was read from the file before. */
class Unseen extends Tag {
  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
    super(token, remaining, liquid);
    const end = `end${token.name}`;
    for (let next = remaining.shift(); next !== undefined; next = remaining.shift()) {
      if ("name" in next && next.name === end) return;
    }
    throw new Error(`{% ${token.name} %} is not closed.`);
  }
  *render(): Generator<unknown, void, unknown> {
    // Nothing to show.
  }
}

/** {% style %} is a style element, in which Liquid is rendered. */
class Style extends Tag {
  private readonly templates: Template[] = [];
  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, remaining, liquid);
    for (let next = remaining.shift(); next !== undefined; next = remaining.shift()) {
      if ("name" in next && next.name === "endstyle") return;
      this.templates.push(parser.parseToken(next, remaining));
    }
    throw new Error("{% style %} is not closed.");
  }
  *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    emitter.write("<style>");
    yield this.liquid.renderer.renderTemplates(this.templates, context, emitter);
    emitter.write("</style>");
  }
}

const escapeAttribute = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** `{{ 'key' | t: count: 2 }}`: named values take the place of {{ count }} in the sentence. */
function translation(place: LiquidPlace, key: unknown, values: unknown[]): string {
  const given = new Map(
    values.flatMap((pair) => (Array.isArray(pair) ? [[String(pair[0]), String(pair[1])] as const] : [])),
  );
  const number = given.get("count");
  const plural = number === undefined ? undefined : new Intl.PluralRules(place.locale).select(Number(number));
  const sentence =
    (plural === undefined ? undefined : place.translate(`${String(key)}.${plural}`)) ??
    place.translate(String(key)) ??
    (plural === undefined ? undefined : place.translate(`${String(key)}.other`)) ??
    `Translation missing: ${place.locale}.${String(key)}`;
  return sentence.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => given.get(name) ?? "");
}

/** Shopify's Liquid as far as a theme app extension and a plain theme need it; another filter or tag is refused. */
export function liquidFor(place: LiquidPlace): Liquid {
  const liquid = new Liquid({
    root: place.snippets,
    extname: ".liquid",
    strictFilters: true,
    relativeReference: false,
    jsTruthy: false,
  });
  for (const name of ["schema", "stylesheet", "javascript", "doc"]) liquid.registerTag(name, Unseen);
  liquid.registerTag("style", Style);
  liquid.registerFilter("asset_url", (file) => place.assetUrl(String(file)));
  liquid.registerFilter(
    "stylesheet_tag",
    (url) => `<link rel="stylesheet" href="${escapeAttribute(String(url))}" media="all">`,
  );
  liquid.registerFilter("script_tag", (url) => `<script src="${escapeAttribute(String(url))}"></script>`);
  for (const name of ["t", "translate"]) {
    liquid.registerFilter(name, (key, ...values: unknown[]) => translation(place, key, values));
  }
  for (const [name, filter] of Object.entries(moneyFilters(place.locale, place.currency))) {
    liquid.registerFilter(name, filter);
  }
  return liquid;
}
