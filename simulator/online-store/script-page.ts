import { embeddedJson, escapeHtml } from "#simulator/admin/pages/html.ts";
import type { OnlineStore } from "./online-store.ts";
import { pageSettings } from "./page-settings.ts";
import type { Visit } from "./visit.ts";

const head = (title: string, styles: readonly string[]): string => `<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escapeHtml(title)}</title>
    <link rel="icon" href="/store-files/mark.svg" type="image/svg+xml" />
    ${styles.map((name) => `<link rel="stylesheet" href="/store-files/${name}.css" />`).join("\n    ")}`;

/** A page that its script draws. */
export function scriptPage(
  store: OnlineStore,
  visit: Visit,
  name: "checkout" | "thank-you" | "account",
  title: string,
): string {
  const sheet = name === "account" ? "account" : "checkout";
  const { locale } = visit;
  return `<!doctype html>
<html lang="${locale}"${locale === "ar" ? ' dir="rtl"' : ""}>
  <head>
    ${head(`${title} · ${store.shop.shop.name}`, ["base", sheet])}
    ${embeddedJson("settings", pageSettings(store, visit))}
    <script src="/store-scripts/tab.js"></script>
  </head>
  <body class="${sheet}">
    <div id="page"><p class="quiet waiting" role="status">Loading…</p></div>
    <div id="try"></div>
    <script src="/store-scripts/${name}.js" defer></script>
  </body>
</html>
`;
}

/** What an extension runs in: nothing but its elements. */
export const framePage = (): string => `<!doctype html>
<html>
  <head>
    ${head("Extension", ["frame"])}
    <script src="/store-scripts/frame.js" defer></script>
  </head>
  <body></body>
</html>
`;

/** Any page of the store at the width of a phone. */
export const phonePage = (): string => `<!doctype html>
<html lang="en">
  <head>
    ${head("Phone", ["base", "phone"])}
    <script src="/store-scripts/phone.js" defer></script>
  </head>
  <body class="phone">
    <p><a id="back" href="/">Back to the wide page</a></p>
    <iframe id="screen" title="The page on a phone" width="390" height="780"></iframe>
  </body>
</html>
`;
