import { expect, it } from "vitest";
import { liquidFor } from "./engine.ts";

const sentences: Record<string, string> = {
  greeting: "Hello {{ name }}",
  "points.one": "{{ count }} point",
  "points.other": "{{ count }} points",
};

const liquid = liquidFor({
  snippets: [],
  assetUrl: (file) => `/assets/${file}`,
  translate: (key) => sentences[key],
  currency: "EUR",
  locale: "en",
});

const render = (text: string): Promise<unknown> => liquid.parseAndRender(text, { product: { price: 1290 } });

it("shows nothing of a block's schema, and renders the Liquid in its style", async () => {
  expect(await render('a{% schema %}{"name": "{{ x }}"}{% endschema %}b')).toBe("ab");
  expect(await render("{% style %}p { margin: {{ 2 | plus: 3 }}px }{% endstyle %}")).toBe(
    "<style>p { margin: 5px }</style>",
  );
});

it("puts values into translated sentences and chooses their plural", async () => {
  expect(await render("{{ 'greeting' | t: name: 'Ada' }}")).toBe("Hello Ada");
  expect(await render("{{ 'points' | t: count: 1 }}, {{ 'points' | t: count: 2 }}")).toBe(
    "1 point, 2 points",
  );
  expect(await render("{{ 'other' | t }}")).toBe("Translation missing: en.other");
});

it("writes money from hundredths", async () => {
  expect(await render("{{ product.price | money }} {{ 500 | money_without_trailing_zeros }}")).toBe(
    "€12.90 €5",
  );
});

it("refuses a filter that it does not know", async () => {
  await expect(render("{{ 1 | weight_with_unit }}")).rejects.toThrow("undefined filter: weight_with_unit");
});
