import { watch } from "./buttons.js";
import { tell } from "./messages.js";

function tellMenu() {
  const links = [...document.querySelectorAll("ui-nav-menu a, s-app-nav a, s-app-nav s-link")];
  const items = links.map((link) => ({
    label: link.textContent.trim(),
    href: link.getAttribute("href") ?? "/",
    isHome: link.getAttribute("rel") === "home",
  }));
  tell("nav", items);
}

class NavMenu extends HTMLElement {
  #stop;
  connectedCallback() {
    this.#stop = watch(this, tellMenu);
  }
  disconnectedCallback() {
    this.#stop();
  }
}

customElements.define("ui-nav-menu", NavMenu);
customElements.define("s-app-nav", class extends NavMenu {});
