import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SessionView } from "#simulator/storefront/wire.ts";
import { embeddedJson } from "#simulator/admin/pages/html.ts";
import type { OnlineStore } from "./online-store.ts";
import { liquidFor } from "./liquid/engine.ts";
import { collectionObject, globalObjects } from "./liquid/objects.ts";
import { pageSettings } from "./page-settings.ts";
import { readBlocks, renderBlocks, type Surroundings, type ThemeBlock } from "./theme-extension.ts";
import { readSession, type Visit } from "./visit.ts";

const THEME = join(import.meta.dirname, "theme");

const source = (name: string): string => readFileSync(join(THEME, `${name}.liquid`), "utf8");

export interface ThemePage {
  template: "index" | "collection" | "product" | "page" | "cart";
  /** The file of the theme. */
  file: string;
  title: string;
  path: string;
  objects: (session: SessionView) => Promise<Record<string, unknown>> | Record<string, unknown>;
  /** Which of the offered blocks a merchant has put on the page. */
  wants: (block: ThemeBlock) => boolean;
}

/** The address of a theme extension's file. */
const assetUrl = (handle: string) => (file: string) => `/extensions/${handle}/assets/${file}`;

async function appParts(store: OnlineStore, page: ThemePage, around: Omit<Surroundings, "assetUrl">) {
  const parts = { blocks: "", embeds: "", head: "" };
  for (const { handle, folder } of store.extensions("theme")) {
    const surroundings = { ...around, assetUrl: assetUrl(handle) };
    const all = readBlocks(folder);
    const placed = all.filter((block) => block.schema.target === "section" && page.wants(block));
    const embedded = all.filter(({ schema }) => schema.target === "body");
    const [blocks, embeds] = [
      await renderBlocks(placed, folder, surroundings),
      await renderBlocks(embedded, folder, surroundings),
    ];
    parts.blocks += blocks.html;
    parts.embeds += embeds.html;
    parts.head += [...new Set([...blocks.head, ...embeds.head])].join("\n");
  }
  return parts;
}

/** A page of the store's theme, with the blocks of the app in it. */
export async function themePage(store: OnlineStore, visit: Visit, page: ThemePage): Promise<string> {
  const session = await readSession(visit);
  const { currency } = session.market;
  const { locale, shop } = visit;
  const template = { name: page.template, path: page.path };
  const globals = {
    ...globalObjects(shop, session, locale),
    template,
    request: { locale: { iso_code: locale }, page_type: page.template, path: page.path, design_mode: false },
    collections: [...shop.collections.values()].map(collectionObject),
    ...(await page.objects(session)),
  };
  const parts = await appParts(store, page, { globals, locale, currency });
  const liquid = liquidFor({
    snippets: [THEME],
    assetUrl: (file) => `/store-files/${file}`,
    translate: () => undefined,
    currency,
    locale,
  });
  const scope = { ...globals, app_blocks: parts.blocks, page_title: page.title };
  const content: unknown = await liquid.parseAndRender(source(page.file), scope);
  const html: unknown = await liquid.parseAndRender(source("layout"), {
    ...scope,
    content_for_layout: content,
    content_for_header: parts.head,
    app_embeds: parts.embeds,
    page_settings: embeddedJson("settings", pageSettings(store, visit)),
  });
  return String(html);
}
