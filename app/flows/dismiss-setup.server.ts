import type { MerchantId } from "#app/vocabulary/ids.ts";
import { setSetupDismissed } from "#app/modules/shops/index.ts";

/** The merchant hides the setup guide, or wants it back. */
export const dismissSetup = (merchantId: MerchantId, dismissed: boolean): Promise<void> =>
  setSetupDismissed(merchantId, dismissed);
