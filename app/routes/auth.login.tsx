/** Where the library sends a visitor of whom it knows no shop: the app has no door of its own. */
export const loader = (): Response =>
  new Response("Open Throughline from the Shopify admin, under Apps.", {
    status: 400,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
