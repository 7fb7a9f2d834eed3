import { z } from "zod";
import { dayIn, type Day } from "#app/vocabulary/time.ts";
import { listProductTitles } from "#app/modules/orders/index.ts";
import { readVersions, versionInForce } from "#app/modules/programs/index.ts";
import {
  countTiers,
  defaultTiersSettings,
  readTierRun,
  TIERS,
  tiersSettings,
  type TiersSettings,
} from "#app/modules/tiers/index.ts";
import { adminView, type AdminView, type Visit } from "./admin-view.ts";
import {
  parseSave,
  parseSettings,
  saveShape,
  versionLines,
  type VersionLine,
} from "./program-versions.server.ts";

export interface TiersScreen {
  view: AdminView;
  /** The newest version, in force or scheduled; 0 while nothing was saved: then there are no tiers. */
  version: number;
  settings: TiersSettings;
  /** The ladder in force with how many people stand on it, the highest first. */
  ladder: { id: string; name: string; members: number }[];
  /** When everybody was placed last; null while that is still to come for the ladder in force. */
  placedAt: Date | null;
  /** Whether the lowest tier asks for nothing: who has bought nothing is in it, and is not counted. */
  hasFreeTier: boolean;
  today: Day;
  versions: VersionLine<TiersSettings>[];
  productTitles: Record<string, string>;
  /** Chosen things whose titles only Shopify knows. */
  untitled: { collections: string[]; products: string[] };
}

async function readChosen({ shop }: Visit, { tiers }: TiersSettings) {
  const products = [...new Set(tiers.flatMap(({ perkProducts }) => perkProducts))];
  const titles = await listProductTitles(shop, products);
  return {
    productTitles: Object.fromEntries([...titles].filter(([, title]) => title !== "")),
    untitled: {
      collections: [...new Set(tiers.flatMap(({ perkCollections }) => perkCollections))],
      products: products.filter((id) => !titles.get(id)),
    },
  };
}

export async function readTiers(visit: Visit, now: Date): Promise<TiersScreen> {
  const { merchantId, timeZone } = visit.shop;
  const [versions, counts, run] = await Promise.all([
    readVersions(merchantId, TIERS),
    countTiers(merchantId),
    readTierRun(merchantId),
  ]);
  const inForce = versionInForce(versions, now);
  const settings = versions[0]?.settings ?? defaultTiersSettings();
  return {
    view: adminView(visit),
    version: versions[0]?.version ?? 0,
    settings,
    ladder: (inForce?.settings.tiers ?? [])
      .map(({ id, name }) => ({ id, name, members: counts.get(id) ?? 0 }))
      .reverse(),
    placedAt: run && run.version === inForce?.version ? run.finishedAt : null,
    hasFreeTier: inForce?.settings.tiers.some(({ threshold }) => Number(threshold) === 0) ?? false,
    today: dayIn(timeZone, now),
    versions: versionLines(versions, now),
    ...(await readChosen(visit, settings)),
  };
}

const save = z.object({ settings: tiersSettings, ...saveShape });

/** Reads what the browser wants saved, or what is wrong with it. */
export const parseTiersSave = (body: unknown) => parseSave(save, body);

/** Reads what the browser wants previewed; null when it is nothing that could be saved. */
export const parseTiersPreview = (body: unknown): TiersSettings | null => parseSettings(tiersSettings, body);
