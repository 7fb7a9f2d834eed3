import { byId, element, settings } from "../element.js";

const handlers = new Map();
const frame = element("iframe", { title: settings.appName, allow: "clipboard-write; fullscreen" });

export function onApp(type, handler) {
  handlers.set(type, handler);
}

export function tellApp(type, value = null) {
  frame.contentWindow?.postMessage({ bridge: "throughline", type, value }, settings.appOrigin);
}

addEventListener("message", (event) => {
  if (event.source !== frame.contentWindow || event.origin !== settings.appOrigin) return;
  if (event.data?.bridge !== "throughline") return;
  handlers.get(event.data.type)?.(event.data.value);
});

async function addressOf(path, staffId) {
  const query = new URLSearchParams({ shop: settings.domain, user: staffId, path });
  const response = await fetch(`/sim/embed-url?${query}`);
  if (!response.ok) throw new Error("The app's address could not be made.");
  return response.text();
}

/** Opens a page of the app from the beginning, as Shopify does. */
export async function openApp(path, staffId) {
  const address = await addressOf(path, staffId);
  const isFirst = !frame.isConnected;
  if (isFirst) {
    frame.src = address;
    byId("app-window").replaceChildren(frame);
  } else frame.contentWindow.location.replace(address);
}
