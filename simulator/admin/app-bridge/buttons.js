import { onMessage } from "./messages.js";

const ids = new WeakMap();
const known = new Map();
let last = 0;

/** What the admin needs to draw a button of the app; a click comes back by its id. */
export function describeButton(element) {
  const id = ids.get(element) ?? String((last += 1));
  ids.set(element, id);
  known.set(id, new WeakRef(element));
  return {
    id,
    label: (element.textContent || element.getAttribute("label") || "").trim(),
    variant: element.getAttribute("variant"),
    tone: element.getAttribute("tone"),
    disabled: element.hasAttribute("disabled"),
    loading: element.hasAttribute("loading") && element.getAttribute("loading") !== "false",
  };
}

onMessage("press", (id) => known.get(id)?.deref()?.click());

/** Calls back after changes within the element, however many, once. */
export function watch(element, onChange) {
  let due = false;
  const soon = () => {
    if (due) return;
    due = true;
    setTimeout(() => {
      due = false;
      onChange();
    });
  };
  const observer = new MutationObserver(soon);
  observer.observe(element, { subtree: true, childList: true, attributes: true, characterData: true });
  soon();
  return () => {
    observer.disconnect();
    soon();
  };
}

// A sheet of its own, because an element added to <head> would trip the hydration of React.
const sheet = new CSSStyleSheet();
sheet.replaceSync("ui-nav-menu,s-app-nav,ui-title-bar,ui-save-bar,ui-modal{display:none!important}");
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
