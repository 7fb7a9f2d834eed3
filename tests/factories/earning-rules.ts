import { earningSettings, type EarningSettings } from "#app/modules/earning/settings.ts";

/** Rules as they are saved, out of the fields that matter. */
export const earningRules = (...rules: readonly object[]): EarningSettings["rules"] =>
  earningSettings.parse({ rules }).rules;
