import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { readStrings, stringAt } from "./built-extensions.ts";
import { liquidFor } from "./liquid/engine.ts";

/** What a block says of itself: https://shopify.dev/docs/apps/build/online-store/theme-app-extensions/configuration#schema */
const schemaSchema = z.object({
  name: z.string(),
  target: z.enum(["section", "head", "body", "compliance_head"]),
  javascript: z.string().optional(),
  stylesheet: z.string().optional(),
  templates: z.array(z.string()).optional(),
  enabled_on: z.object({ templates: z.array(z.string()).optional() }).optional(),
  settings: z
    .array(
      z
        .object({
          type: z.string(),
          id: z.string().optional(),
          default: z.unknown().optional(),
          autofill: z.boolean().optional(),
        })
        .loose(),
    )
    .default([]),
});

type Schema = z.infer<typeof schemaSchema>;

export interface ThemeBlock {
  handle: string;
  schema: Schema;
  source: string;
}

export interface RenderedBlocks {
  html: string;
  /** Elements for the head: each script and style sheet once. */
  head: string[];
}

export interface Surroundings {
  globals: { [name: string]: unknown };
  locale: string;
  currency: string;
  assetUrl: (file: string) => string;
}

const SCHEMA = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/;

/** The blocks of a built theme app extension, in the order of their names. */
export function readBlocks(folder: string): ThemeBlock[] {
  const place = join(folder, "blocks");
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((name) => name.endsWith(".liquid"))
    .sort()
    .map((name) => {
      const source = readFileSync(join(place, name), "utf8");
      const text = SCHEMA.exec(source)?.[1];
      if (text === undefined) throw new Error(`${name} has no schema.`);
      return { handle: basename(name, ".liquid"), source, schema: schemaSchema.parse(JSON.parse(text)) };
    });
}

/** Whether the theme editor would offer the block on the template. */
export function isOffered({ schema }: ThemeBlock, template: string): boolean {
  const on = schema.enabled_on?.templates ?? schema.templates;
  return on === undefined || on.includes("*") || on.includes(template);
}

export const isAboutProduct = ({ schema }: ThemeBlock): boolean =>
  schema.settings.some(({ type }) => type === "product") ||
  schema.enabled_on?.templates?.join() === "product" ||
  schema.templates?.join() === "product";

/** As a merchant leaves it: every setting has its default, and a product setting the product of the page. */
function settingsOf({ settings }: Schema, globals: Surroundings["globals"]): Record<string, unknown> {
  return Object.fromEntries(
    settings.flatMap(({ id, type, default: value }) => {
      if (id === undefined) return [];
      return [[id, type === "product" ? globals["product"] : value]];
    }),
  );
}

async function renderBlock(block: ThemeBlock, folder: string, around: Surroundings): Promise<string> {
  const strings = readStrings(folder, around.locale);
  const liquid = liquidFor({
    ...around,
    snippets: [join(folder, "snippets")],
    translate: (key) => {
      for (const { strings: words } of strings) {
        const found = stringAt(words, key);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  });
  const instance = { id: block.handle, type: block.handle, shopify_attributes: "" };
  const settings = settingsOf(block.schema, around.globals);
  // Global objects reach into every snippet; what {% render %} is given comes on top.
  const scope = { ...around.globals, block: { ...instance, settings } };
  const html: unknown = await liquid.parseAndRender(block.source, scope, { globals: around.globals });
  const kind = block.schema.target === "section" ? "shopify-app-block" : "shopify-app-embed";
  return `<div id="shopify-block-${block.handle}" class="shopify-block ${kind}">${String(html)}</div>`;
}

function headOf({ schema }: ThemeBlock, assetUrl: Surroundings["assetUrl"]): string[] {
  const { javascript, stylesheet } = schema;
  return [
    ...(stylesheet === undefined ? [] : [`<link rel="stylesheet" href="${assetUrl(stylesheet)}">`]),
    ...(javascript === undefined ? [] : [`<script src="${assetUrl(javascript)}" defer></script>`]),
  ];
}

/** Blocks as Shopify puts them into a page. */
export async function renderBlocks(
  blocks: readonly ThemeBlock[],
  folder: string,
  around: Surroundings,
): Promise<RenderedBlocks> {
  const html: string[] = [];
  for (const block of blocks) html.push(await renderBlock(block, folder, around));
  const head = new Set(blocks.flatMap((block) => headOf(block, around.assetUrl)));
  return { html: html.join("\n"), head: [...head] };
}
