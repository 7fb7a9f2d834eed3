import { describeButton, watch } from "./buttons.js";
import { tell } from "./messages.js";

export function describeTitleBar(bar) {
  const entries = [...bar.children].flatMap((child) =>
    child.localName === "section" ? [...child.querySelectorAll("button, a")] : [child],
  );
  const buttons = entries.filter((each) => each.matches("button, a")).map(describeButton);
  return {
    title: bar.getAttribute("title"),
    breadcrumb: buttons.find((each) => each.variant === "breadcrumb") ?? null,
    buttons: buttons.filter((each) => each.variant !== "breadcrumb"),
  };
}

/** A page that comes in may stand beside the one that leaves: the last one counts. Modals have their own. */
function tellTitleBar() {
  const bar = [...document.querySelectorAll("ui-title-bar")]
    .filter((each) => !each.closest("ui-modal"))
    .at(-1);
  tell("title-bar", bar === undefined ? null : describeTitleBar(bar));
}

customElements.define(
  "ui-title-bar",
  class extends HTMLElement {
    #stop;
    connectedCallback() {
      this.#stop = watch(this, tellTitleBar);
    }
    disconnectedCallback() {
      this.#stop();
    }
  },
);
