import type { EventSubject, ShopWorld } from "#simulator/world/types.ts";
import { address } from "./address.ts";
import { timestamp } from "./timestamp.ts";

/** app/uninstalled carries the shop. */
export function shopBody(world: ShopWorld) {
  const { shop, locations } = world;
  const { address1, zip, city, province, country, province_code } = address(world, undefined);
  return {
    id: shop.id,
    name: shop.name,
    email: shop.email,
    domain: shop.domain,
    province,
    country: shop.country,
    address1,
    zip,
    city,
    source: null,
    phone: "",
    latitude: null,
    longitude: null,
    primary_locale: "en",
    address2: null,
    created_at: timestamp(shop.createdAt, shop.timezone),
    updated_at: timestamp(shop.createdAt, shop.timezone),
    country_code: shop.country,
    country_name: country,
    currency: shop.currency,
    customer_email: shop.email,
    timezone: shop.timezone,
    iana_timezone: shop.timezone,
    shop_owner: shop.owner,
    money_format: "{{amount}}",
    money_with_currency_format: `{{amount}} ${shop.currency}`,
    weight_unit: "kg",
    province_code,
    taxes_included: shop.taxesIncluded,
    auto_configure_tax_inclusivity: null,
    tax_shipping: null,
    county_taxes: null,
    plan_display_name: shop.plan,
    plan_name: shop.plan.toLowerCase(),
    has_discounts: false,
    has_gift_cards: true,
    myshopify_domain: shop.domain,
    google_apps_domain: null,
    google_apps_login_enabled: null,
    money_in_emails_format: "{{amount}}",
    money_with_currency_in_emails_format: `{{amount}} ${shop.currency}`,
    eligible_for_payments: true,
    requires_extra_payments_agreement: false,
    password_enabled: false,
    has_storefront: true,
    finances: true,
    primary_location_id: locations.keys().next().value ?? null,
    checkout_api_supported: true,
    multi_location_enabled: locations.size > 1,
    setup_required: false,
    pre_launch_enabled: false,
    enabled_presentment_currencies: [shop.currency],
    marketing_sms_consent_enabled_at_checkout: false,
    transactional_sms_disabled: false,
  };
}

export function scopesBody({ shop }: ShopWorld, previous: string[], current: string[], at: Date) {
  return {
    id: shop.id,
    shop_id: `gid://shopify/Shop/${shop.id}`,
    previous,
    current,
    updated_at: at.toISOString(),
  };
}

type Privacy = Extract<EventSubject, { kind: "privacy" }>;

/** The three compliance topics: https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance */
export function privacyBody({ shop }: ShopWorld, topic: string, subject: Privacy, at: Date) {
  const which = { shop_id: shop.id, shop_domain: shop.domain };
  if (topic === "shop/redact") return which;
  const customer = { id: subject.customerId, email: subject.email, phone: subject.phone };
  if (topic === "customers/redact") return { ...which, customer, orders_to_redact: subject.orderIds };
  return {
    ...which,
    customer,
    orders_requested: subject.orderIds,
    data_request: { id: Math.floor(at.getTime() / 1000) },
  };
}
