import type { Product } from "#simulator/world/types.ts";

/** Backgrounds with the colour of what lies on them. */
const palettes = [
  ["#efe6da", "#7a4f33", "#5a3823"],
  ["#e3ebe4", "#46685a", "#2f4a3f"],
  ["#e9e5f0", "#655a86", "#473e63"],
  ["#f4e3dc", "#b5694c", "#8a4a33"],
  ["#e2e9ef", "#4b6680", "#33495f"],
  ["#f3ecd6", "#a5853a", "#7b6126"],
] as const;

const shapes: Record<string, (main: string, dark: string) => string> = {
  coffee: (main, dark) =>
    `<path d="M140 120h120l12 190a12 12 0 0 1-12 13H140a12 12 0 0 1-12-13z" fill="${main}"/>
     <path d="M140 120h120v-18a8 8 0 0 0-8-8H148a8 8 0 0 0-8 8z" fill="${dark}"/>
     <rect x="158" y="185" width="84" height="84" rx="42" fill="#fff" opacity=".9"/>
     <path d="M183 227c0-17 10-27 20-30 2 14-3 20-7 27s-7 16-3 33c-6-4-10-14-10-30z" fill="${dark}"/>`,
  cups: (main, dark) =>
    `<path d="M122 160h136v84a52 52 0 0 1-52 52h-32a52 52 0 0 1-52-52z" fill="${main}"/>
     <path d="M258 182h14a30 30 0 0 1 0 60h-18" fill="none" stroke="${main}" stroke-width="16"/>
     <ellipse cx="190" cy="160" rx="68" ry="16" fill="${dark}"/><rect x="108" y="304" width="164" height="10" rx="5" fill="${dark}" opacity=".35"/>`,
  gear: (main, dark) =>
    `<path d="M118 140h164l-56 84v28h-52v-28z" fill="${main}"/><rect x="108" y="126" width="184" height="16" rx="8" fill="${dark}"/>
     <path d="M162 258h76l14 62a10 10 0 0 1-10 12h-84a10 10 0 0 1-10-12z" fill="${dark}" opacity=".8"/>`,
  home: (main, dark) =>
    `<rect x="112" y="112" width="176" height="200" rx="10" fill="${main}"/>
     <path d="M112 160h176M112 176h176M112 272h176" stroke="#fff" stroke-width="5" opacity=".75"/>
     <path d="M288 322v-200a10 10 0 0 0-10-10h-34v200z" fill="${dark}" opacity=".35"/>`,
  card: (main, dark) =>
    `<rect x="92" y="136" width="216" height="136" rx="14" fill="${main}"/><rect x="92" y="168" width="216" height="22" fill="${dark}"/>
     <rect x="116" y="222" width="84" height="12" rx="6" fill="#fff" opacity=".85"/>`,
};

function shapeOf({ giftCard, tags, title }: Product): string {
  if (giftCard) return "card";
  const found = tags.find((tag) => tag in shapes);
  if (found !== undefined) return found;
  return /mug|cup|carafe/i.test(title) ? "cups" : "gear";
}

/** A plain drawing in place of a photograph: the same for the same product. */
export function productArt(product: Product): string {
  const [ground, main, dark] = palettes[product.id % palettes.length] ?? palettes[0];
  const draw = shapes[shapeOf(product)] ?? (() => "");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><rect width="400" height="400" fill="${ground}"/>
    <ellipse cx="200" cy="334" rx="110" ry="12" fill="#000" opacity=".07"/>${draw(main, dark)}</svg>`;
}
