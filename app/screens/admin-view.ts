import type { Shop } from "#app/modules/shops/index.ts";

/** Who visits which shop, as the admin's door found out. */
export interface Visit {
  shop: Shop;
  locale: string;
}

/** What every page needs to write numbers and dates. */
export interface AdminView {
  locale: string;
  timeZone: string;
  currency: string;
}

export const adminView = ({ shop, locale }: Visit): AdminView => ({
  locale,
  timeZone: shop.timeZone,
  currency: shop.currency,
});
