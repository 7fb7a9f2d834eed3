import { z } from "zod";
import { toCurrencyCode } from "#app/vocabulary/money.ts";
import { AdminApiError, ask, type AdminClient } from "./admin-client.ts";

export const SHOP_DETAILS = `#graphql
  query ShopDetails {
    shop {
      id
      name
      myshopifyDomain
      currencyCode
      ianaTimezone
      shopAddress {
        countryCodeV2
      }
    }
  }
`;

const schema = z.object({
  shop: z.object({
    id: z.string(),
    name: z.string(),
    myshopifyDomain: z.string(),
    currencyCode: z.string(),
    ianaTimezone: z.string(),
    shopAddress: z.object({ countryCodeV2: z.string().nullable() }),
  }),
});

/** The shop's name, money, zone and country; the country is null for an address that is not filled in. */
export async function readShopDetails(client: AdminClient) {
  const { shop } = await ask(client, SHOP_DETAILS, {}, schema);
  const currency = toCurrencyCode(shop.currencyCode);
  if (!currency) throw new AdminApiError("not-understood", `${shop.currencyCode} is not a known currency`);
  return {
    name: shop.name,
    domain: shop.myshopifyDomain,
    currency,
    timeZone: shop.ianaTimezone,
    country: shop.shopAddress.countryCodeV2,
  };
}
