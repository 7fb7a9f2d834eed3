import { z } from "zod";
import { dayIn, type Day } from "#app/vocabulary/time.ts";
import {
  defaultEarningSettings,
  earningSettings,
  EARNING,
  type EarningSettings,
} from "#app/modules/earning/index.ts";
import { readVersions } from "#app/modules/programs/index.ts";
import { listProductTitles } from "#app/modules/orders/index.ts";
import { adminView, type AdminView, type Visit } from "./admin-view.ts";
import {
  parseSave,
  parseSettings,
  saveShape,
  versionLines,
  type VersionLine,
} from "./program-versions.server.ts";

export interface ProgramScreen {
  view: AdminView;
  /** 0 while nothing was saved: then the settings are a suggestion. */
  version: number;
  settings: EarningSettings;
  /** The first day for which a change can be scheduled is the one after. */
  today: Day;
  versions: VersionLine<EarningSettings>[];
  productTitles: Record<string, string>;
  /** Chosen things whose titles only Shopify knows. */
  untitled: { collections: string[]; products: string[] };
}

export async function readProgram(visit: Visit, now: Date): Promise<ProgramScreen> {
  const versions = await readVersions(visit.shop.merchantId, EARNING);
  const settings = versions[0]?.settings ?? defaultEarningSettings();
  const products = [...new Set([...settings.excludedProducts, ...settings.giftCardProducts])];
  const titles = await listProductTitles(visit.shop, products);
  return {
    view: adminView(visit),
    version: versions[0]?.version ?? 0,
    settings,
    today: dayIn(visit.shop.timeZone, now),
    versions: versionLines(versions, now),
    productTitles: Object.fromEntries([...titles].filter(([, title]) => title !== "")),
    untitled: {
      collections: settings.excludedCollections,
      products: products.filter((id) => !titles.get(id)),
    },
  };
}

const save = z.object({ settings: earningSettings, ...saveShape });

/** Reads the settings that the browser wants saved, or what is wrong with them. */
export const parseProgram = (body: unknown) => parseSave(save, body);

/** Reads the settings that the browser wants previewed; null when they are none. */
export const parsePreviewSettings = (body: unknown): EarningSettings | null =>
  parseSettings(earningSettings, body);
