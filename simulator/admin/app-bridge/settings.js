const script = document.currentScript;
const query = new URLSearchParams(location.search);
export const simulatorUrl = new URL(script.src).origin;

/** Shopify's own parameters stand in the first address only; later pages of the same frame remember them. */
function remembered(name) {
  const key = `app-bridge:${name}`;
  const given = query.get(name);
  if (given !== null) sessionStorage.setItem(key, given);
  return given ?? sessionStorage.getItem(key) ?? undefined;
}

function userOfToken() {
  const payload = query.get("id_token")?.split(".")[1];
  if (payload === undefined) return sessionStorage.getItem("app-bridge:user");
  const { sub } = JSON.parse(atob(payload.replace(/-/g, "+").replace(/_/g, "/")));
  sessionStorage.setItem("app-bridge:user", sub);
  return sub;
}

export const userId = userOfToken();
export const config = {
  apiKey: script.dataset.apiKey ?? document.querySelector('meta[name="shopify-api-key"]')?.content ?? "",
  shop: remembered("shop"),
  host: remembered("host"),
  locale: remembered("locale") ?? "en-US",
};
export const isFramed = window.parent !== window;
