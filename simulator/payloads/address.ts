import type { Customer, ShopWorld } from "#simulator/world/types.ts";

const regions = new Intl.DisplayNames("en", { type: "region" });

/** One made-up street per shop: addresses carry no meaning for what is simulated. */
export function address({ shop, locations }: ShopWorld, customer: Customer | undefined) {
  const firstName = customer?.firstName ?? "";
  const lastName = customer?.lastName ?? "";
  return {
    first_name: firstName,
    address1: "1 Example Street",
    phone: customer?.phone ?? "",
    city: locations.values().next().value?.city ?? "Example City",
    zip: "10000",
    province: "",
    country: regions.of(shop.country) ?? shop.country,
    last_name: lastName,
    address2: null,
    company: null,
    latitude: null,
    longitude: null,
    name: `${firstName} ${lastName}`.trim(),
    country_code: shop.country,
    province_code: "",
  };
}
