import type { Location, ShopWorld, StaffMember } from "#simulator/world/types.ts";
import { metafieldFields } from "./metafield-view.ts";
import { gid, utc, type Context, type View } from "./view.ts";

export function shopView(context: Context): View {
  const { shop } = context.shop;
  const id = gid("Shop", shop.id);
  return {
    __typename: "Shop",
    id,
    name: shop.name,
    email: shop.email,
    contactEmail: shop.email,
    currencyCode: shop.currency,
    ianaTimezone: shop.timezone,
    myshopifyDomain: shop.domain,
    taxesIncluded: shop.taxesIncluded,
    createdAt: utc(shop.createdAt),
    shopAddress: { countryCodeV2: shop.country },
    billingAddress: { countryCodeV2: shop.country },
    plan: { publicDisplayName: shop.plan, partnerDevelopment: false, shopifyPlus: shop.plan === "Plus" },
    primaryDomain: { host: shop.domain, url: `https://${shop.domain}` },
    ...metafieldFields(context, id),
  };
}

export const appInstallationView = (context: Context): View => {
  const id = gid("AppInstallation", context.shop.shop.id);
  return {
    __typename: "AppInstallation",
    id,
    accessScopes: context.shop.scopes.map((handle) => ({ handle })),
    ...metafieldFields(context, id),
  };
};

export function locationView(location: Location, country: string): View {
  return {
    __typename: "Location",
    id: gid("Location", location.id),
    legacyResourceId: String(location.id),
    name: location.name,
    isActive: location.active,
    address: { city: location.city, countryCode: country },
  };
}

export function locationOf({ shop, locations }: ShopWorld, id: number | null): View | null {
  const location = id === null ? undefined : locations.get(id);
  return location === undefined ? null : locationView(location, shop.country);
}

export const staffMemberView = (member: StaffMember): View => ({
  __typename: "StaffMember",
  id: gid("StaffMember", member.id),
  firstName: member.firstName,
  lastName: member.lastName,
  name: `${member.firstName} ${member.lastName}`,
  email: member.email,
});

export function staffMemberOf({ staff }: ShopWorld, id: number | null): View | null {
  const member = id === null ? undefined : staff.get(id);
  return member === undefined ? null : staffMemberView(member);
}
