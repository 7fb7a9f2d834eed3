import { setTimeout as pause } from "node:timers/promises";
import { logger } from "#app/platform/logger.server.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import { readTitles } from "#app/shopify/operations/titles.ts";
import { withAdmin } from "./with-admin.server.ts";

/** A page does not wait longer for names: it shows numbers instead. */
const PATIENCE_MS = 1_500;

export interface ChosenThings {
  collections: readonly string[];
  /** Products whose title is not kept here. */
  products: readonly string[];
}

export interface TitlesOfThings {
  collections: Record<string, string>;
  products: Record<string, string>;
}

const NO_TITLES: TitlesOfThings = { collections: {}, products: {} };

async function readNames(shop: Shop, chosen: ChosenThings): Promise<TitlesOfThings> {
  const names = await withAdmin(shop, async (_, client) => {
    const collections = await readTitles(client, "Collection", chosen.collections);
    const products = await readTitles(client, "Product", chosen.products);
    return { collections: Object.fromEntries(collections), products: Object.fromEntries(products) };
  });
  return names ?? NO_TITLES;
}

/** Titles as Shopify has them now. Whatever goes wrong, the page can do without: then there are none. */
export async function nameChosenThings(shop: Shop, chosen: ChosenThings): Promise<TitlesOfThings> {
  if (chosen.collections.length === 0 && chosen.products.length === 0) return NO_TITLES;
  const names = readNames(shop, chosen).catch((error: unknown) => {
    logger.warn({ err: error }, "titles could not be read");
    return NO_TITLES;
  });
  return Promise.race([names, pause(PATIENCE_MS, NO_TITLES, { ref: false })]);
}
