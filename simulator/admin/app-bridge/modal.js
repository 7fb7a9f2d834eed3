import { watch } from "./buttons.js";
import { elementById } from "./save-bar.js";

const WIDTHS = { small: 380, base: 620, large: 980, max: 4000 };

const modalStyle = `
  dialog { box-sizing: border-box; padding: 0; border: 0; border-radius: 16px; width: calc(100vw - 32px); max-height: 90vh;
    box-shadow: 0 20px 60px rgb(0 0 0 / 35%); font: 14px/1.4 Inter, system-ui, sans-serif; color: #303030; }
  dialog::backdrop { background: rgb(0 0 0 / 45%); }
  header, footer { display: flex; gap: 8px; align-items: center; padding: 12px 16px; background: #f3f3f3; }
  footer { justify-content: flex-end; background: #fff; border-top: 1px solid #ebebeb; }
  footer:empty { display: none; }
  h2 { flex: 1; margin: 0; font-size: 14px; font-weight: 650; }
  iframe { display: block; width: 100%; height: 60vh; border: 0; }
  button { font: inherit; font-weight: 550; padding: 6px 12px; border: 0; border-radius: 8px; cursor: pointer; background: #e3e3e3; }
  button.primary { background: #303030; color: #fff; } button:disabled { opacity: 0.5; cursor: default; }
`;

/** Shopify draws modals above the frame; this one stays inside, with the same content and buttons. */
class Modal extends HTMLElement {
  #stop;
  #root;
  #dialog;
  content = document.createElement("div");

  connectedCallback() {
    this.#stop = watch(this, () => this.showing && this.#draw());
  }
  disconnectedCallback() {
    this.#stop();
    void this.hide();
  }
  get showing() {
    return this.#dialog?.open === true;
  }
  get src() {
    return this.getAttribute("src");
  }
  get variant() {
    return this.getAttribute("variant") ?? "base";
  }
  async show() {
    if (this.showing) return;
    this.#root = document.createElement("div");
    const shadow = this.#root.attachShadow({ mode: "open" });
    shadow.innerHTML = `<style>${modalStyle}</style><dialog aria-labelledby="title"><header><h2 id="title"></h2>
      <button type="button" aria-label="Close">✕</button></header><slot></slot><footer></footer></dialog>`;
    this.#dialog = shadow.querySelector("dialog");
    this.#dialog.style.maxWidth = `${WIDTHS[this.variant] ?? WIDTHS.base}px`;
    shadow.querySelector("header button").onclick = () => void this.hide();
    this.#dialog.addEventListener("close", () => this.#closed());
    this.#root.append(this.src === null ? this.content : this.#frame());
    document.body.append(this.#root);
    this.#draw();
    this.#dialog.showModal();
    this.dispatchEvent(new Event("show"));
  }
  async hide() {
    if (this.showing) this.#dialog.close();
  }
  async toggle() {
    return this.showing ? this.hide() : this.show();
  }
  #closed() {
    this.#root.remove();
    this.dispatchEvent(new Event("hide"));
  }
  #frame() {
    const frame = document.createElement("iframe");
    frame.src = this.src;
    return frame;
  }
  #draw() {
    const bar = this.querySelector("ui-title-bar");
    const root = this.#dialog.getRootNode();
    root.querySelector("h2").textContent = bar?.getAttribute("title") ?? document.title;
    const buttons = [...(bar?.querySelectorAll("button") ?? [])].reverse().map((original) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = original.textContent;
      button.disabled = original.disabled;
      button.className = original.getAttribute("variant") === "primary" ? "primary" : "";
      button.onclick = () => original.click();
      return button;
    });
    root.querySelector("footer").replaceChildren(...buttons);
  }
}

customElements.define("ui-modal", Modal);

export const modal = {
  show: async (id) => elementById("ui-modal", id).show(),
  hide: async (id) => elementById("ui-modal", id).hide(),
  toggle: async (id) => elementById("ui-modal", id).toggle(),
};
