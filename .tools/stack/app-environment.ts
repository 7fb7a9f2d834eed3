import { randomBytes } from "node:crypto";

export interface Secrets {
  apiKey: string;
  apiSecret: string;
  /** name:base64 of 32 bytes. */
  tokenKeys: string;
}

export const freshSecrets = (): Secrets => ({
  apiKey: "throughline-local",
  apiSecret: randomBytes(24).toString("hex"),
  tokenKeys: `local:${randomBytes(32).toString("base64")}`,
});

export interface AppAddresses {
  databaseUrl: string;
  appUrl: string;
  simulatorUrl: string;
}

/** What web and worker are started with: the same variables that a real installation sets. */
export function appEnvironment(
  { databaseUrl, appUrl, simulatorUrl }: AppAddresses,
  secrets: Secrets,
): Record<string, string> {
  return {
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    SHOPIFY_API_KEY: secrets.apiKey,
    SHOPIFY_API_SECRET: secrets.apiSecret,
    SHOPIFY_APP_URL: appUrl,
    TOKEN_KEYS: secrets.tokenKeys,
    SHOPIFY_SIMULATOR_URL: simulatorUrl,
    APP_BRIDGE_URL: `${simulatorUrl}/app-bridge.js`,
    PORT: new URL(appUrl).port,
    HOST: "127.0.0.1",
    LOG_LEVEL: "info",
    RECONCILE_CRON: "* * * * *",
  };
}

export const SCOPES = [
  "read_orders",
  "read_all_orders",
  "read_returns",
  "read_customers",
  "write_customers",
  "read_customer_merge",
  "read_products",
  "read_locations",
  "write_discounts",
  "write_gift_cards",
  "write_store_credit_account_transactions",
];
