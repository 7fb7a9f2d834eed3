import type { MerchantId } from "#app/vocabulary/ids.ts";
import { dayIn } from "#app/vocabulary/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { changeRules, EARNING, earningSettings, type RuleChange } from "#app/modules/earning/index.ts";
import { newestVersion } from "#app/modules/programs/index.ts";
import { previewEarning, type EarningPreview } from "./preview-earning.server.ts";
import { saveEarningSettings, type SaveEarningAnswer } from "./save-earning-settings.server.ts";

const refuse = (message: string): SaveEarningAnswer => ({
  ok: false,
  reason: "invalid",
  errors: { form: message },
});

/**
 * Changes one rule by saving the earning settings anew. When the newest version is still to come, the change comes with
 * it: otherwise it would put all of that version in force at once.
 */
export async function saveRuleChange(wish: {
  merchantId: MerchantId;
  timeZone: string;
  staffName: string;
  baseVersion: number;
  change: RuleChange;
}): Promise<SaveEarningAnswer> {
  const { merchantId, timeZone, staffName, baseVersion, change } = wish;
  const newest = await newestVersion(merchantId, EARNING);
  if (!newest) return refuse("Save your earning rule first: it starts the program.");
  if (newest.version !== baseVersion) return { ok: false, reason: "stale" };
  const changed = earningSettings.safeParse(changeRules(newest.settings, change));
  if (!changed.success) return refuse(changed.error.issues[0]?.message ?? "These rules cannot be saved.");
  const isComing = newest.effectiveFrom > now();
  const startsOn = isComing ? { day: dayIn(timeZone, newest.effectiveFrom), timeZone } : null;
  return saveEarningSettings({ merchantId, settings: changed.data, staffName, baseVersion, startsOn });
}

/** What a change of one rule would give for the last orders; null while there is no program to change. */
export async function previewRuleChange(
  merchantId: MerchantId,
  change: RuleChange,
): Promise<EarningPreview | null> {
  const newest = await newestVersion(merchantId, EARNING);
  return newest && previewEarning(merchantId, changeRules(newest.settings, change));
}
