/** Shopify's sizes as lengths. The theme of a shop decides them; these are those of a plain one. */
const SPACES: Readonly<Record<string, string>> = {
  none: "0",
  "small-500": "2px",
  "small-400": "4px",
  "small-300": "6px",
  "small-200": "8px",
  "small-100": "12px",
  small: "12px",
  base: "16px",
  large: "20px",
  "large-100": "20px",
  "large-200": "24px",
  "large-300": "32px",
  "large-400": "40px",
  "large-500": "48px",
};

const RADII: Readonly<Record<string, string>> = {
  none: "0",
  small: "4px",
  base: "8px",
  large: "12px",
  max: "999px",
};

function rules(property: string, css: string, values: Readonly<Record<string, string>>): string {
  const name = property.toLowerCase();
  return Object.entries(values)
    .map(([word, length]) => `:host([${name}="${word}"]){${css}:${length}}`)
    .join("");
}

const ALIGNMENTS = Object.fromEntries(
  ["start", "center", "end", "stretch", "space-between"].map((word) => [word, word]),
);

export const BOX_PROPERTIES = [
  "accessibilityRole",
  "accessibilityLabel",
  "background",
  "border",
  "borderRadius",
  "borderWidth",
  "padding",
  "paddingBlock",
  "paddingInline",
  "inlineSize",
  "minInlineSize",
  "maxInlineSize",
  "minBlockSize",
] as const;

export const BOX_STYLE = [
  rules("padding", "padding", SPACES),
  rules("paddingBlock", "padding-block", SPACES),
  rules("paddingInline", "padding-inline", SPACES),
  rules("borderRadius", "border-radius", RADII),
  `:host([border]){border:1px solid var(--host-line,#d9d9d9)}`,
  `:host([background="subdued"]){background:var(--host-subdued,#f5f5f5)}`,
  `:host([background="base"]){background:var(--host-base,#fff)}`,
].join("");

export const FLOW_PROPERTIES = [
  "gap",
  "columnGap",
  "rowGap",
  "alignItems",
  "justifyContent",
  "direction",
] as const;

export const FLOW_STYLE = [
  rules("gap", "gap", SPACES),
  rules("columnGap", "column-gap", SPACES),
  rules("rowGap", "row-gap", SPACES),
  rules("alignItems", "align-items", ALIGNMENTS),
  rules("justifyContent", "justify-content", ALIGNMENTS),
].join("");
