import { discountGid, statusOf } from "#simulator/world/discounts/discount-status.ts";
import type { Discount, ShopWorld } from "#simulator/world/types.ts";
import { timestamp } from "./timestamp.ts";

/** As little as Shopify sends: https://shopify.dev/docs/api/webhooks/latest#list-of-topics-discounts/create */
export function discountBody({ shop }: ShopWorld, discount: Discount, at: Date) {
  return {
    admin_graphql_api_id: discountGid(discount),
    title: discount.title,
    status: statusOf(discount, at),
    created_at: timestamp(discount.createdAt, shop.timezone),
    updated_at: timestamp(discount.updatedAt, shop.timezone),
  };
}

export function deletedDiscountBody({ shop }: ShopWorld, gid: string, at: Date) {
  return { admin_graphql_api_id: gid, deleted_at: timestamp(at, shop.timezone) };
}
