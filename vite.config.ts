import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  server: { allowedHosts: true },
  plugins: [
    remix({
      // Remix makes a URL of every file at the root of app/routes, tests and notes included.
      ignoredRouteFiles: ["**/.*", "**/*.test.{ts,tsx}", "**/*.md"],
      serverModuleFormat: "esm",
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        v3_singleFetch: true,
      },
    }),
  ],
  // The embedded admin's content security policy refuses data: URLs.
  build: { assetsInlineLimit: 0 },
  optimizeDeps: { include: ["@shopify/polaris"] },
});
