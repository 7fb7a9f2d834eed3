import type { MerchantId } from "#app/vocabulary/ids.ts";
import { transaction } from "#app/platform/db.server.ts";
import { requeueMessages } from "#app/shopify/inbox/work-queue.server.ts";

/** Puts one message, or all dead ones, back to be applied again. Returns how many. */
export const retryMessages = (merchantId: MerchantId, seq: number | null): Promise<number> =>
  transaction((tx) => requeueMessages(tx, merchantId, seq));
