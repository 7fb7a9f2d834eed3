import { isFramed, simulatorUrl } from "./settings.js";

const handlers = new Map();
const questions = new Map();
let asked = 0;

/** Says something to the admin around the app. */
export function tell(type, value = null) {
  if (isFramed) window.parent.postMessage({ bridge: "throughline", type, value }, simulatorUrl);
}

/** Asks the admin; resolves with its answer. */
export function ask(name, value = null) {
  return new Promise((resolve) => {
    const id = (asked += 1);
    questions.set(id, resolve);
    tell("ask", { id, name, value });
  });
}

export function onMessage(type, handler) {
  handlers.set(type, handler);
}

onMessage("answer", ({ id, value }) => {
  questions.get(id)?.(value);
  questions.delete(id);
});

addEventListener("message", (event) => {
  if (event.source !== window.parent || event.origin !== simulatorUrl) return;
  if (event.data?.bridge !== "throughline") return;
  handlers.get(event.data.type)?.(event.data.value);
});
