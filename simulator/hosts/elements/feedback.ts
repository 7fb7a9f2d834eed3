import { attribute, setText, type ElementDefinition } from "./element.ts";

const BANNER = `div{display:grid;gap:4px;padding:12px 16px;border-radius:8px;background:#eaf2ff;border:1px solid #b8d2ff}
:host([tone="critical"]) div{background:#fdeceb;border-color:#f5b5b0}:host([tone="success"]) div{background:#e6f6ed;border-color:#a6dcbd}
:host([tone="warning"]) div{background:#fff5e0;border-color:#f1cf8b}[part=heading]{font-weight:600}`;

const SKELETON = `:host{display:grid;gap:8px}span{display:block;block-size:1em;border-radius:4px;background:var(--host-subdued,#ececec);animation:breathe 1.6s ease-in-out infinite}
span:last-child{inline-size:60%}@keyframes breathe{50%{opacity:.5}}@media (prefers-reduced-motion:reduce){span{animation:none}}`;

const PROGRESS = `progress{appearance:none;display:block;inline-size:100%;block-size:8px;border:0;border-radius:999px;overflow:hidden;background:var(--host-subdued,#e6e6e6)}
progress::-webkit-progress-bar{background:var(--host-subdued,#e6e6e6)}progress::-webkit-progress-value{background:var(--host-accent,#1a1a1a);border-radius:999px}
progress::-moz-progress-bar{background:var(--host-accent,#1a1a1a)}`;

const MODAL = `:host(:not([open])){display:none}div{display:grid;gap:16px;padding:16px;border:1px solid var(--host-line,#d9d9d9);border-radius:12px;background:var(--host-base,#fff);box-shadow:0 8px 24px rgb(0 0 0/.12)}
[part=heading]{margin:0;font-size:1.05em}footer{display:flex;flex-wrap:wrap;gap:8px}div:focus{outline:none}`;

function syncBanner(element: HTMLElement, root: ShadowRoot): void {
  setText(root, "heading", attribute(element, "heading"));
  const role = attribute(element, "tone") === "critical" ? "alert" : "status";
  root.querySelector("div")?.setAttribute("role", role);
}

function syncProgress(element: HTMLElement, root: ShadowRoot): void {
  const progress = root.querySelector("progress");
  if (!progress) return;
  progress.max = Number(attribute(element, "max") ?? 1);
  progress.value = Number(attribute(element, "value") ?? 0);
  progress.setAttribute("aria-label", attribute(element, "accessibilityLabel") ?? "");
}

/** Shown where it stands, because a frame as tall as its content has no middle of the screen. */
function commandModal(element: HTMLElement, root: ShadowRoot, command: string): void {
  const opens = command === "--show" || (command !== "--hide" && !element.hasAttribute("open"));
  element.toggleAttribute("open", opens);
  if (opens) root.querySelector<HTMLElement>("div")?.focus();
}

function startDetails(element: HTMLElement, root: ShadowRoot): void {
  const name = () => {
    for (const child of element.children) if (child.localName === "s-summary") child.slot = "summary";
  };
  name();
  new MutationObserver(name).observe(element, { childList: true });
  const details = root.querySelector("details");
  if (details && attribute(element, "defaultOpen") !== null) details.open = true;
}

export const FEEDBACK: readonly ElementDefinition[] = [
  {
    tag: "s-banner",
    properties: ["heading", "tone"],
    style: BANNER,
    template: `<div><span part="heading"></span><slot></slot></div>`,
    sync: syncBanner,
  },
  {
    tag: "s-skeleton-paragraph",
    properties: ["content"],
    style: SKELETON,
    template: `<span></span><span></span>`,
    sync: (element) => element.setAttribute("aria-hidden", "true"),
  },
  {
    tag: "s-progress",
    properties: ["value", "max", "tone", "accessibilityLabel"],
    style: PROGRESS,
    template: `<progress></progress>`,
    sync: syncProgress,
  },
  {
    tag: "s-modal",
    properties: ["heading", "accessibilityLabel", "size", "padding"],
    style: MODAL,
    template: `<div role="dialog" tabindex="-1"><h3 part="heading"></h3><slot></slot><footer><slot name="primary-action"></slot><slot name="secondary-actions"></slot></footer></div>`,
    sync: (element, root) => {
      setText(root, "heading", attribute(element, "heading"));
      root.querySelector("div")?.setAttribute("aria-label", attribute(element, "heading") ?? "");
    },
    start: (element, root) => {
      root.addEventListener("keydown", (event) => {
        if (event instanceof KeyboardEvent && event.key === "Escape") element.removeAttribute("open");
      });
    },
    command: commandModal,
  },
  {
    tag: "s-details",
    properties: [],
    flags: ["defaultOpen"],
    style: `details[open] summary{margin-block-end:12px}summary{cursor:pointer}summary:focus-visible{outline:2px solid var(--host-focus,#005bd3);outline-offset:2px}`,
    template: `<details><summary><slot name="summary"></slot></summary><slot></slot></details>`,
    start: startDetails,
  },
  { tag: "s-summary", properties: [], style: `:host{display:inline}` },
];
