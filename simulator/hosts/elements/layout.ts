import { attribute, setRole, setText, type ElementDefinition } from "./element.ts";
import { BOX_PROPERTIES, BOX_STYLE, FLOW_PROPERTIES, FLOW_STYLE } from "./scales.ts";

const LENGTHS = ["inlineSize", "minInlineSize", "maxInlineSize", "minBlockSize"] as const;

function setLengths(element: HTMLElement): void {
  for (const name of LENGTHS) element.style[name] = attribute(element, name) ?? "";
}

/** "@container (inline-size > 600px) 1fr 1fr, 1fr": the first where the query container is so, else the second. */
function columnRules(value: string | null): string {
  const [, condition, then, otherwise] = /^@container \(([^)]+)\) ([^,]+), ([^,]+)$/.exec(value ?? "") ?? [];
  if (condition === undefined) return value === null ? "" : `:host{grid-template-columns:${value}}`;
  return `:host{grid-template-columns:${otherwise}}@container (${condition}){:host{grid-template-columns:${then}}}`;
}

const HEADING = `[part=heading]{margin:0;font-size:1.15em;font-weight:600;line-height:1.3}`;

export const LAYOUT: readonly ElementDefinition[] = [
  {
    tag: "s-box",
    properties: [...BOX_PROPERTIES],
    style: BOX_STYLE,
    sync: (element) => {
      setLengths(element);
      setRole(element);
    },
  },
  {
    tag: "s-stack",
    properties: [...BOX_PROPERTIES, ...FLOW_PROPERTIES],
    style: `:host{display:flex;flex-direction:column}:host([direction="inline"]){flex-direction:row;flex-wrap:wrap}${FLOW_STYLE}${BOX_STYLE}`,
    sync: (element) => {
      setLengths(element);
      setRole(element);
    },
  },
  {
    tag: "s-grid",
    properties: [...BOX_PROPERTIES, ...FLOW_PROPERTIES, "gridTemplateColumns"],
    style: `:host{display:grid}${FLOW_STYLE}${BOX_STYLE}`,
    template: `<style part="columns"></style><slot></slot>`,
    sync: (element, root) => {
      const columns = root.querySelector('[part="columns"]');
      if (columns) columns.textContent = columnRules(attribute(element, "gridTemplateColumns"));
      setLengths(element);
      setRole(element);
    },
  },
  {
    tag: "s-query-container",
    properties: ["containerName"],
    style: `:host{container-type:inline-size}`,
  },
  {
    tag: "s-section",
    properties: ["heading", "accessibilityLabel", "padding"],
    style: `section{display:grid;gap:16px}${HEADING}`,
    template: `<section><h2 part="heading"></h2><slot></slot></section>`,
    sync: (element, root) => {
      setText(root, "heading", attribute(element, "heading"));
      const label = attribute(element, "accessibilityLabel") ?? attribute(element, "heading");
      root.querySelector("section")?.setAttribute("aria-label", label ?? "");
    },
  },
  {
    tag: "s-page",
    properties: ["heading", "subheading"],
    style: `main{display:grid;gap:24px;max-inline-size:72rem;margin-inline:auto}
header{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;justify-content:space-between}
h1{margin:0;font-size:1.6em;line-height:1.25}p{margin:4px 0 0;color:var(--host-quiet,#616161)}
@media (min-width:60rem){slot:not([name]){display:grid;gap:24px}}slot:not([name]){display:grid;gap:24px}`,
    template: `<main><header><div><h1 part="heading"></h1><p part="subheading"></p></div><slot name="primary-action"></slot></header><slot></slot></main>`,
    sync: (element, root) => {
      setText(root, "heading", attribute(element, "heading"));
      setText(root, "subheading", attribute(element, "subheading"));
    },
  },
  {
    tag: "s-divider",
    properties: ["direction"],
    style: `hr{border:0;border-block-start:1px solid var(--host-line,#d9d9d9);margin:0}`,
    template: `<hr>`,
  },
];
