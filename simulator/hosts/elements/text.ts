import { attribute, type ElementDefinition } from "./element.ts";

const TONES = `:host([color="subdued"]){color:var(--host-quiet,#616161)}
:host([tone="success"]){color:#0a6b3d}:host([tone="critical"]){color:#b3140c}:host([tone="warning"]){color:#7a4b00}
:host([type="small"]){font-size:.875em}:host([type="strong"]){font-weight:600}:host([type="emphasis"]){font-weight:600}`;

/** One below the headings of the sections around it. */
function headingLevel(element: Element): number {
  let level = 2;
  for (let at = element.parentElement; at; at = at.parentElement)
    if (at.localName === "s-section") level += 1;
  return Math.min(level, 6);
}

export const TEXT: readonly ElementDefinition[] = [
  {
    tag: "s-heading",
    properties: ["accessibilityRole"],
    style: `:host{font-weight:600;font-size:1.05em;line-height:1.35}`,
    sync: (element) => {
      element.setAttribute("role", "heading");
      element.setAttribute("aria-level", String(headingLevel(element)));
    },
  },
  {
    tag: "s-text",
    properties: ["color", "tone", "type", "dir", "lang"],
    style: `:host{display:inline}${TONES}`,
  },
  {
    tag: "s-paragraph",
    properties: ["color", "tone", "type", "dir", "lang"],
    style: `:host{line-height:1.5}${TONES}`,
  },
  {
    tag: "s-badge",
    properties: ["tone", "color", "size"],
    style: `:host{display:inline-block;inline-size:fit-content;padding:2px 10px;border-radius:999px;background:var(--host-subdued,#eee);font-size:.8125em;line-height:1.5}
:host([tone="critical"]){background:#fde7e5;color:#8e1009}`,
  },
  {
    tag: "s-unordered-list",
    properties: [],
    style: `:host{display:grid;gap:6px;padding-inline-start:1.2em}`,
    sync: (element) => {
      element.setAttribute("role", "list");
    },
  },
  {
    tag: "s-list-item",
    properties: [],
    style: `:host{display:list-item;list-style:disc}`,
    sync: (element) => {
      element.setAttribute("role", "listitem");
    },
  },
  {
    tag: "s-image",
    properties: ["src", "alt", "inlineSize", "objectFit", "aspectRatio"],
    style: `:host{line-height:0}img{max-inline-size:100%;block-size:auto}`,
    template: `<img>`,
    sync: (element, root) => {
      const image = root.querySelector("img");
      if (!image) return;
      image.src = attribute(element, "src") ?? "";
      image.alt = attribute(element, "alt") ?? "";
      image.style.aspectRatio = attribute(element, "aspectRatio") ?? "";
      image.style.objectFit = attribute(element, "objectFit") ?? "";
    },
  },
];
