import type { MerchantId } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { BRAND, wordProblems, type BrandSettings } from "#app/modules/brand/index.ts";
import { saveVersion } from "#app/modules/programs/index.ts";
import { recordStaffAction } from "#app/modules/staff/index.ts";
import { askForPerksDiscount } from "./keep-perks-discount.server.ts";
import { publishProgram } from "./publish/ask-to-publish.server.ts";

export type SaveBrandAnswer =
  | { ok: true; version: number }
  | { ok: false; reason: "stale" }
  | { ok: false; reason: "invalid"; errors: Record<string, string> };

/** Saves brand and words as a new version, which counts at once on every surface. */
export async function saveBrandSettings(wish: {
  merchantId: MerchantId;
  settings: BrandSettings;
  staffName: string;
  /** The version that the author saw; 0 when there was none. */
  baseVersion: number;
  note: string | null;
}): Promise<SaveBrandAnswer> {
  const { merchantId, settings, staffName, baseVersion, note } = wish;
  const errors = wordProblems(settings);
  if (Object.keys(errors).length > 0) return { ok: false, reason: "invalid", errors };
  const at = now();
  return transaction(async (tx): Promise<SaveBrandAnswer> => {
    const saved = { baseVersion, settings, author: staffName, note, effectiveFrom: at };
    const version = await saveVersion(tx, merchantId, BRAND, saved);
    if (version === null) return { ok: false, reason: "stale" };
    await publishProgram(tx, merchantId);
    // What the cart calls perks is among the words.
    await askForPerksDiscount(tx, merchantId, { makes: false });
    const action = { merchantId, at, actor: staffName, profileId: null, detail: { version } };
    await recordStaffAction(tx, { kind: "brand_saved", ...action });
    return { ok: true, version };
  });
}
