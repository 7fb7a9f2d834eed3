import { attribute, giveCommand, type ElementDefinition } from "./element.ts";

const BUTTON = `:host{display:inline-block}:host([inlinesize="fill"]){display:block}
button,a{box-sizing:border-box;inline-size:100%;min-block-size:40px;padding:8px 16px;border-radius:8px;border:1px solid var(--host-control,#8a8a8a);
background:var(--host-base,#fff);color:inherit;font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer;display:inline-flex;align-items:center;justify-content:center;gap:8px}
:host([variant="primary"]) :is(button,a){background:var(--host-accent,#1a1a1a);border-color:var(--host-accent,#1a1a1a);color:var(--host-accent-text,#fff)}
:host([tone="critical"]) button{color:#b3140c;border-color:#b3140c}
:is(button,a):focus-visible{outline:2px solid var(--host-focus,#005bd3);outline-offset:2px}
button[disabled]{opacity:.55;cursor:default}
button[aria-busy="true"]::before{content:"";inline-size:1em;block-size:1em;border-radius:50%;border:2px solid currentColor;border-inline-start-color:transparent;animation:turn .8s linear infinite}
@keyframes turn{to{transform:rotate(1turn)}}@media (prefers-reduced-motion:reduce){button::before{animation:none!important}}`;

function syncButton(element: HTMLElement, root: ShadowRoot): void {
  const href = attribute(element, "href");
  const button = root.querySelector("button");
  const link = root.querySelector("a");
  if (!button || !link) return;
  button.hidden = href !== null;
  button.style.display = href === null ? "" : "none";
  link.style.display = href === null ? "none" : "";
  if (href !== null) link.href = href;
  const busy = attribute(element, "loading") !== null;
  button.disabled = busy || attribute(element, "disabled") !== null;
  button.setAttribute("aria-busy", String(busy));
  const label = attribute(element, "accessibilityLabel");
  for (const control of [button, link]) {
    if (label === null) control.removeAttribute("aria-label");
    else control.setAttribute("aria-label", label);
  }
}

function syncLink(element: HTMLElement, root: ShadowRoot): void {
  const link = root.querySelector("a");
  const href = attribute(element, "href");
  if (!link) return;
  // Without an address it acts as a button.
  link.href = href ?? "#";
  link.target = attribute(element, "target") === "_blank" ? "_blank" : "_top";
  if (link.target === "_blank") link.rel = "noopener";
  if (href === null) link.setAttribute("role", "button");
  else link.removeAttribute("role");
}

async function copy(element: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(attribute(element, "text") ?? "");
    element.dispatchEvent(new Event("copy"));
  } catch {
    element.dispatchEvent(new Event("copyerror"));
  }
}

export const ACTIONS: readonly ElementDefinition[] = [
  {
    tag: "s-button",
    properties: [
      "accessibilityLabel",
      "command",
      "commandFor",
      "href",
      "inlineSize",
      "target",
      "tone",
      "type",
      "variant",
    ],
    flags: ["disabled", "loading"],
    style: BUTTON,
    template: `<button type="button"><slot></slot></button><a target="_top"><slot></slot></a>`,
    sync: syncButton,
    start: (element, root) => {
      // One slot is filled at a time: the second takes the children only where the first is gone.
      if (attribute(element, "href") !== null) root.querySelector("button slot")?.remove();
      // A press is over for everybody before its command runs, as with a command button of HTML.
      element.addEventListener("click", () => queueMicrotask(() => giveCommand(element)));
    },
  },
  {
    tag: "s-link",
    properties: ["accessibilityLabel", "command", "commandFor", "href", "lang", "target", "tone"],
    style: `:host{display:inline}a{color:var(--host-link,#005bd3);text-decoration:underline;cursor:pointer}
a:focus-visible{outline:2px solid var(--host-focus,#005bd3);outline-offset:2px}:host([tone="neutral"]) a{color:inherit}`,
    template: `<a><slot></slot></a>`,
    sync: syncLink,
    start: (element, root) => {
      root.querySelector("a")?.addEventListener("click", (event) => {
        if (attribute(element, "href") === null) event.preventDefault();
      });
      element.addEventListener("click", () => queueMicrotask(() => giveCommand(element)));
    },
  },
  {
    tag: "s-clipboard-item",
    properties: ["text"],
    events: ["copyerror"],
    style: `:host{display:none}`,
    command: (element, _root, command) => {
      if (command === "--copy" || command === "--auto") void copy(element);
    },
  },
];
