/** Runs one built extension in a sandbox, as Shopify runs it in a worker of no origin. */
import { defineElements } from "#simulator/hosts/elements/index.ts";
import { makeHost, type FrameHost } from "./hosts.ts";
import type { Start } from "./messages.ts";
import { connectTo } from "./network.ts";
import { listen, post } from "./page-port.ts";

let host: FrameHost | null = null;

function load(script: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = script;
    element.onload = () => resolve();
    element.onerror = () => reject(new Error(`The script ${script} does not load.`));
    document.head.append(element);
  });
}

const tellProblem = (error: unknown): void =>
  post({ type: "problem", message: error instanceof Error ? error.message : String(error) });

async function start(from: Start): Promise<void> {
  connectTo(from.app, from.network);
  const made = makeHost(from);
  host = made;
  Object.assign(globalThis, { shopify: made.shopify });
  await load(from.script);
  await made.run();
}

/** A link leaves the page around the frame, not the frame. */
function followLinks(): void {
  document.addEventListener("click", (event) => {
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    if (link === undefined || link.href === "") return;
    event.preventDefault();
    post({ type: "navigate", href: link.href });
  });
}

defineElements();
followLinks();
window.addEventListener("error", ({ error }) => tellProblem(error));
window.addEventListener("unhandledrejection", ({ reason }) => tellProblem(reason));
new ResizeObserver(() => post({ type: "height", pixels: document.body.scrollHeight })).observe(document.body);
listen((message) => {
  if (message.type === "state") host?.update(message.state);
  else start(message.start).catch(tellProblem);
});
post({ type: "ready" });
