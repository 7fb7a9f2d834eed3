import { expect, it } from "vitest";
import { checkAppToml, type ShopifyFacts } from "./app-toml.ts";

const facts: ShopifyFacts = {
  scopes: new Set(["read_orders", "write_customers"]),
  topics: new Set(["ORDERS_PAID", "APP_UNINSTALLED"]),
  apiVersion: "2026-10",
};

const good = `
client_id = "0000"
name = "Throughline"
application_url = "https://app.example.test"
embedded = true

[access_scopes]
scopes = "read_orders,write_customers"

[auth]
redirect_urls = ["https://app.example.test/auth/callback"]

[webhooks]
api_version = "2026-10"

  [[webhooks.subscriptions]]
  topics = ["orders/paid", "app/uninstalled"]
  uri = "/webhooks"

  [[webhooks.subscriptions]]
  compliance_topics = ["customers/data_request", "customers/redact", "shop/redact"]
  uri = "/webhooks"

[app_proxy]
url = "/proxy"
subpath = "throughline"
prefix = "apps"
`;

it("has nothing against a right configuration", () => {
  expect(checkAppToml(good, facts)).toEqual([]);
});

it.each([
  [
    "an unknown key",
    `embedded = true`,
    `embedded = true\nembeded = true`,
    `top level: Unrecognized key: "embeded"`,
  ],
  ["a misspelt scope", "read_orders", "read_order", `scope "read_order" does not exist`],
  ["a scope that stands twice", "write_customers", "read_orders", `scope "read_orders" stands twice`],
  ["a misspelt topic", "orders/paid", "orders/payed", `webhook topic "orders/payed" does not exist`],
  [
    "a topic in the enum's spelling",
    "orders/paid",
    "ORDERS_PAID",
    `webhook topic "ORDERS_PAID" does not exist`,
  ],
  ["another API version", "2026-10", "2026-07", "api_version is 2026-07, the app speaks 2026-10"],
  ["a missing compliance topic", `, "shop/redact"`, "", `compliance topic "shop/redact" is missing`],
  [
    "http",
    "https://app.example.test/auth",
    "http://app.example.test/auth",
    "auth.redirect_urls.0: must be an https URL",
  ],
  [
    "a missing proxy",
    "[app_proxy]",
    "[proxy]",
    "app_proxy: Invalid input: expected object, received undefined",
  ],
  ["no TOML", "[auth]", "[auth", "not TOML: Invalid TOML document: illegal character in key"],
])("refuses %s", (_, from, to, message) => {
  expect(checkAppToml(good.replace(from, to), facts)).toContain(message);
});
