import { describeButton, watch } from "./buttons.js";
import { ask, tell } from "./messages.js";

let shown = null;

function tellSaveBar() {
  if (shown === null) return tell("save-bar", null);
  const buttons = [...shown.querySelectorAll("button")].map(describeButton);
  tell("save-bar", {
    save: buttons.find((each) => each.variant === "primary") ?? null,
    discard: buttons.find((each) => each.variant !== "primary") ?? null,
    asksBeforeDiscard:
      shown.hasAttribute("discardconfirmation") && shown.getAttribute("discardconfirmation") !== "false",
  });
}

class SaveBar extends HTMLElement {
  #stop;
  connectedCallback() {
    this.#stop = watch(this, () => {
      if (shown === this) tellSaveBar();
    });
  }
  disconnectedCallback() {
    this.#stop();
    void this.hide();
  }
  get showing() {
    return shown === this;
  }
  async show() {
    if (this.showing) return;
    shown = this;
    tellSaveBar();
    this.dispatchEvent(new Event("show"));
  }
  async hide() {
    if (!this.showing) return;
    shown = null;
    tellSaveBar();
    this.dispatchEvent(new Event("hide"));
  }
  async toggle() {
    return this.showing ? this.hide() : this.show();
  }
}

customElements.define("ui-save-bar", SaveBar);

export function elementById(name, id) {
  const element = document.getElementById(id);
  if (element?.localName !== name) throw new Error(`There is no ${name} with the id ${id}.`);
  return element;
}

export const saveBar = {
  show: async (id) => elementById("ui-save-bar", id).show(),
  hide: async (id) => elementById("ui-save-bar", id).hide(),
  toggle: async (id) => elementById("ui-save-bar", id).toggle(),
  /** Resolves when nothing is unsaved or the person leaves all the same; stays open when they stay. */
  async leaveConfirmation() {
    if (shown === null || (await ask("leave"))) return;
    await new Promise(() => {});
  },
};
