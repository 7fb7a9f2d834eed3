import "@shopify/shopify-app-remix/adapters/node";
import { LogSeverity, shopifyApi } from "@shopify/shopify-api";
import { AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { env } from "#app/platform/env.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { LIBRARY_API_VERSION } from "../api-version.ts";
import { SealedSessionStorage } from "./sessions.server.ts";
import { installTransport } from "./transport.server.ts";

const settings = env();

const LEVELS = { 0: "error", 1: "warn", 2: "info", 3: "debug" } as const;

const shared = {
  apiKey: settings.SHOPIFY_API_KEY,
  apiSecretKey: settings.SHOPIFY_API_SECRET,
  apiVersion: LIBRARY_API_VERSION,
  logger: {
    level: LogSeverity.Warning,
    log: async (severity: LogSeverity, message: string) => logger[LEVELS[severity]](message),
  },
};

/** Expiring offline tokens are mandatory for new public apps; online tokens tell which staff member acts. */
const app = shopifyApp({
  ...shared,
  appUrl: settings.SHOPIFY_APP_URL,
  authPathPrefix: "/auth",
  sessionStorage: new SealedSessionStorage(),
  distribution: AppDistribution.AppStore,
  useOnlineTokens: true,
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
});

/** The bare library, for what the Remix package does not offer: webhook validation and token refresh of its own. */
export const shopifyLibrary = shopifyApi({
  ...shared,
  hostName: new URL(settings.SHOPIFY_APP_URL).host,
  hostScheme: settings.SHOPIFY_APP_URL.startsWith("https") ? "https" : "http",
  isEmbeddedApp: true,
  isTesting: settings.NODE_ENV === "test",
});

installTransport(settings.SHOPIFY_SIMULATOR_URL);

export const { authenticate, addDocumentResponseHeaders } = app;
