import { ask, onMessage, tell } from "./messages.js";
import { modal } from "./modal.js";
import { tellAddress } from "./navigation.js";
import { saveBar } from "./save-bar.js";
import { idToken } from "./session-token.js";
import { config, isFramed } from "./settings.js";

const toasts = new Map();
let toastCount = 0;

const toast = {
  show(message, { duration = 5000, isError = false, action, onAction, onDismiss } = {}) {
    const id = String((toastCount += 1));
    toasts.set(id, { onAction, onDismiss });
    tell("toast-show", { id, message: String(message), duration, isError, action: action ?? null });
    return id;
  },
  hide: (id) => tell("toast-hide", id),
};

onMessage("toast-action", (id) => toasts.get(id)?.onAction?.());
onMessage("toast-gone", (id) => {
  toasts.get(id)?.onDismiss?.();
  toasts.delete(id);
});

/** Resolves with what was chosen, or undefined when the picker was closed. */
async function resourcePicker(options) {
  const { type, multiple = false, selectionIds = [], query = "", action = "add" } = options;
  const chosen = await ask("picker", { type, multiple, selectionIds, query, action });
  if (chosen === null) return undefined;
  return Object.assign(chosen, { selection: chosen });
}

const whenParsed = new Promise((resolve) => {
  if (document.readyState !== "loading") resolve();
  else document.addEventListener("DOMContentLoaded", () => resolve(), { once: true });
});

window.shopify = {
  config,
  origin: location.origin,
  ready: whenParsed,
  environment: { embedded: isFramed, mobile: false, pos: false, intent: false },
  idToken: () => idToken(),
  user: () => ask("user"),
  loading: (isLoading = true) => tell("loading", isLoading !== false),
  toast,
  saveBar,
  modal,
  resourcePicker,
};

for (const name of "app intents picker pos reviews scanner scopes shopifyQL support tools webVitals".split(
  " ",
)) {
  Object.defineProperty(window.shopify, name, {
    get() {
      throw new Error(`Not simulated: shopify.${name}.`);
    },
  });
}

whenParsed.then(() => {
  tell("ready", { title: document.title });
  tellAddress();
});
