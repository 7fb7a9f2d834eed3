import type { MerchantId } from "#app/vocabulary/ids.ts";
import { markDataRequestDone } from "#app/modules/shops/index.ts";

/** The merchant has given a person what is known about them. False when there is no such request. */
export const answerPrivacyRequest = (merchantId: MerchantId, requestId: number): Promise<boolean> =>
  markDataRequestDone(merchantId, requestId);
