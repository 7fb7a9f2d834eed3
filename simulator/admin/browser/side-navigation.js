import { byId, element, settings } from "./element.js";

const key = `app-nav:${settings.domain}`;
const veil = byId("veil");
const menuButton = byId("menu-button");

function setOpen(isOpen) {
  document.body.classList.toggle("side-open", isOpen);
  menuButton.setAttribute("aria-expanded", String(isOpen));
  veil.hidden = !isOpen;
}

/** On a phone the navigation is behind a button. */
export function startSideNavigation() {
  menuButton.addEventListener("click", () => setOpen(menuButton.getAttribute("aria-expanded") !== "true"));
  veil.addEventListener("click", () => setOpen(false));
  byId("side").addEventListener("click", (event) => event.target.closest("a") && setOpen(false));
  addEventListener("keydown", (event) => event.key === "Escape" && setOpen(false));
}

const pathOf = (href) => href.split(/[?#]/)[0].replace(/\/$/, "");

/** The item whose address is the longest beginning of the current one. */
export function currentItem(items, address) {
  const here = pathOf(address);
  const fits = items.filter(({ href }) => here === pathOf(href) || here.startsWith(`${pathOf(href)}/`));
  return fits.sort((a, b) => pathOf(b.href).length - pathOf(a.href).length)[0];
}

export function rememberedItems() {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? [];
  } catch {
    return [];
  }
}

/** Draws the app's own items below its name; the one with rel="home" is the name itself. */
export function drawAppItems(items, address, base) {
  localStorage.setItem(key, JSON.stringify(items));
  const current = address === null ? undefined : currentItem(items, address);
  const links = items
    .filter((item) => !item.isHome)
    .map(({ href, label }) =>
      element(
        "li",
        {},
        element(
          "a",
          { href: base + href, "data-href": href, "aria-current": current?.href === href && "page" },
          label,
        ),
      ),
    );
  byId("app-nav").replaceChildren(...links);
  const home = items.find((item) => item.isHome);
  const appItem = byId("app-item");
  appItem.dataset.href = home?.href ?? "/";
  if (current?.isHome) appItem.setAttribute("aria-current", "page");
  else appItem.removeAttribute("aria-current");
}
