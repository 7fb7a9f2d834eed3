import { onMessage, tell } from "./messages.js";
import { config, isFramed, simulatorUrl } from "./settings.js";

const SHOPIFY_NAMES = ["embedded", "shop", "host", "id_token", "locale", "session", "timestamp", "hmac"];

/** Where the app is, without what Shopify added to its address. */
function ownAddress() {
  const search = new URLSearchParams(location.search);
  for (const name of SHOPIFY_NAMES) search.delete(name);
  const text = search.toString();
  return location.pathname + (text === "" ? "" : `?${text}`) + location.hash;
}

export const tellAddress = () => tell("address", ownAddress());

for (const name of ["pushState", "replaceState"]) {
  const original = history[name];
  history[name] = function (...args) {
    original.apply(this, args);
    tellAddress();
  };
}
addEventListener("popstate", tellAddress);
addEventListener("hashchange", tellAddress);

let routed = false;
const listen = window.addEventListener;
window.addEventListener = function (type, ...rest) {
  if (type === "shopify:navigate") routed = true;
  return listen.call(this, type, ...rest);
};

/** The app's router follows the event, as the React packages make it do; a page without a router just loads. */
onMessage("navigate", (href) => {
  const known = [...document.querySelectorAll("ui-nav-menu a, s-app-nav a, s-app-nav s-link")];
  let link = known.find((each) => each.getAttribute("href") === href);
  if (link === undefined) {
    link = document.createElement("a");
    link.setAttribute("href", href);
    link.hidden = true;
    document.body.append(link);
    setTimeout(() => link.remove());
  }
  if (!routed) return location.assign(href);
  link.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true, cancelable: true }));
});

/** shopify://admin/… is Shopify's own page, not the app's. */
function openAdmin(address) {
  tell("open-admin", new URL(address).pathname);
}

const isAdmin = (address) => String(address).startsWith("shopify://admin/");

addEventListener(
  "click",
  (event) => {
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    if (link === undefined || !isAdmin(link.getAttribute("href"))) return;
    event.preventDefault();
    openAdmin(link.getAttribute("href"));
  },
  true,
);

const plainOpen = window.open.bind(window);
window.open = (address, ...rest) => {
  if (!isAdmin(address)) return plainOpen(address, ...rest);
  openAdmin(address);
  return null;
};

/** Outside its frame the app sends itself into the admin. */
if (!isFramed && config.shop !== undefined) {
  const store = config.shop.replace(/\.myshopify\.com$/, "");
  location.replace(`${simulatorUrl}/store/${store}/apps/throughline${ownAddress()}`);
}
