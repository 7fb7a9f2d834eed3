import { z } from "zod";
import { dayIn, type Day } from "#app/vocabulary/time.ts";
import {
  defaultExpirySettings,
  EXPIRY,
  expirySettings,
  type ExpirySettings,
} from "#app/modules/expiry/index.ts";
import { readVersions } from "#app/modules/programs/index.ts";
import { adminView, type AdminView, type Visit } from "./admin-view.ts";
import {
  parseSave,
  parseSettings,
  saveShape,
  versionLines,
  type VersionLine,
} from "./program-versions.server.ts";

export interface ExpiryScreen {
  view: AdminView;
  /** The newest version, in force or scheduled; 0 while nothing was saved: then points never end. */
  version: number;
  settings: ExpirySettings;
  /** The first day for which a change can be scheduled is the one after. */
  today: Day;
  versions: VersionLine<ExpirySettings>[];
}

export async function readExpiry(visit: Visit, now: Date): Promise<ExpiryScreen> {
  const versions = await readVersions(visit.shop.merchantId, EXPIRY);
  return {
    view: adminView(visit),
    version: versions[0]?.version ?? 0,
    settings: versions[0]?.settings ?? defaultExpirySettings(),
    today: dayIn(visit.shop.timeZone, now),
    versions: versionLines(versions, now),
  };
}

const preview = z.object({
  settings: expirySettings,
  appliesTo: z.enum(["new", "all"]),
  noticeDays: z.int("Enter whole days, from 0 to 365.").min(0).max(365),
});
const save = preview.extend(saveShape);

/** Reads what the browser wants saved, or what is wrong with it. */
export const parseExpirySave = (body: unknown) => parseSave(save, body);

/** Reads what the browser wants previewed; null when it is nothing that could be saved. */
export const parseExpiryPreview = (body: unknown) => parseSettings(preview, body);
