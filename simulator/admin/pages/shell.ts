import { APP } from "../shop-address.ts";
import { embeddedJson, escapeHtml } from "./html.ts";

export type ShellSettings = {
  handle: string;
  domain: string;
  shopName: string;
  staff: { id: string; name: string }[];
};

type Shell = {
  title: string;
  settings: ShellSettings & Record<string, unknown>;
  /** Name of the page's folder and style sheet under browser/. */
  page: "frame" | "control";
  body: string;
};

const controlViews = [
  ["orders", "Orders"],
  ["new-order", "New order"],
  ["customers", "Customers"],
  ["discounts", "Discounts"],
  ["deliveries", "Webhook deliveries"],
  ["app", "App and privacy"],
] as const;

function controlLinks(handle: string): string {
  return controlViews
    .map(
      ([view, label]) =>
        `<li><a href="/store/${handle}/control#${view}" data-view="${view}">${label}</a></li>`,
    )
    .join("");
}

function navigation({ handle }: ShellSettings, page: Shell["page"]): string {
  const appHref = `/store/${handle}/apps/${APP.handle}`;
  return `<nav class="side" id="side" aria-label="Main">
      <p class="side-heading" id="apps-heading">Apps</p>
      <a class="side-item" id="app-item" href="${appHref}">
        <img src="/sim/admin/app-icon.svg" alt="" width="20" height="20" />${APP.name}</a>
      <ul class="side-sub" id="app-nav" aria-label="${APP.name}"></ul>
      <p class="side-heading">Store</p>
      <a class="side-item" id="control-item" href="/store/${handle}/control">
        <img src="/sim/admin/store-icon.svg" alt="" width="20" height="20" />Simulated store</a>
      <ul class="side-sub" id="control-nav" aria-label="Simulated store"${page === "frame" ? " hidden" : ""}>${controlLinks(handle)}</ul>
      <a class="side-item" href="/store/${handle}/online">
        <img src="/sim/admin/store-icon.svg" alt="" width="20" height="20" />Online store</a>
      <p class="side-note">A local stand-in for Shopify. Nothing here reaches a real store.</p>
    </nav>`;
}

function topBar({ shopName, staff }: ShellSettings): string {
  const people = staff.map(({ id, name }) => `<option value="${id}">${escapeHtml(name)}</option>`).join("");
  return `<header class="top" id="top">
      <button type="button" class="top-menu" id="menu-button" aria-controls="side" aria-expanded="false">
        <span aria-hidden="true"></span><span class="hidden-text">Menu</span>
      </button>
      <p class="top-brand">Simulated Shopify</p>
      <p class="top-shop">${escapeHtml(shopName)}</p>
      <label class="top-staff"><span class="hidden-text">Working as</span><select id="staff">${people}</select></label>
    </header>`;
}

/** The admin around every page: top bar, navigation, room for toasts. */
export function shellPage({ title, settings, page, body }: Shell): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escapeHtml(title)} · ${escapeHtml(settings.shopName)}</title>
    <link rel="icon" href="/sim/admin/store-icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/sim/admin/shell.css" />
    <link rel="stylesheet" href="/sim/admin/${page}.css" />
    <script type="module" src="/sim/admin/${page}/main.js"></script>
  </head>
  <body class="page-${page}">
    <a class="skip" href="#main">Skip to content</a>
    ${topBar(settings)}
    ${navigation(settings, page)}
    <div class="veil" id="veil" hidden></div>
    <main id="main" tabindex="-1">${body}</main>
    <div class="toasts" id="toasts" role="status" aria-live="polite"></div>
    ${embeddedJson("settings", settings)}
  </body>
</html>
`;
}
