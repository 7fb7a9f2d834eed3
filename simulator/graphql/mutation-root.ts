import type { BulkOperations } from "./bulk-operations.ts";
import { giftCardMutations } from "./credit/gift-card-mutations.ts";
import { storeCreditMutations } from "./credit/store-credit-mutations.ts";
import { discountMutations } from "./discounts/discount-mutations.ts";
import { metafieldMutations } from "./metafield-mutations.ts";
import type { Context, View } from "./view.ts";

export function mutationRoot(context: Context, bulkOperations: BulkOperations): View {
  return {
    ...metafieldMutations(context),
    ...discountMutations(context),
    ...giftCardMutations(context),
    ...storeCreditMutations(context),
    bulkOperationRunQuery: (args) => bulkOperations.run(context, args),
    bulkOperationCancel: ({ id }) => bulkOperations.cancel(context.shop, id),
  };
}
