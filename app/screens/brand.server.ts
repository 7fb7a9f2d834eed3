import { z } from "zod";
import { BRAND, brandSettings, defaultBrand, type BrandSettings } from "#app/modules/brand/index.ts";
import { readVersions } from "#app/modules/programs/index.ts";
import { adminView, type AdminView, type Visit } from "./admin-view.ts";
import { parseSave, versionLines, type VersionLine } from "./program-versions.server.ts";

export interface BrandScreen {
  view: AdminView;
  /** The newest version; 0 while nothing was saved: then the standard look and words count. */
  version: number;
  settings: BrandSettings;
  versions: VersionLine<BrandSettings>[];
}

export async function readBrand(visit: Visit, now: Date): Promise<BrandScreen> {
  const versions = await readVersions(visit.shop.merchantId, BRAND);
  return {
    view: adminView(visit),
    version: versions[0]?.version ?? 0,
    settings: versions[0]?.settings ?? defaultBrand(),
    versions: versionLines(versions, now),
  };
}

const save = z.object({
  settings: brandSettings,
  baseVersion: z.int().min(0),
  note: z.string().trim().max(200).nullable(),
});

/** Reads what the browser wants saved, or what is wrong with it. */
export const parseBrandSave = (body: unknown) => parseSave(save, body);
