import type { Route, RouteRequest, RouteResponse } from "#simulator/http/route.ts";
import { collectionObject, productObject } from "./liquid/objects.ts";
import type { OnlineStore } from "./online-store.ts";
import { framePage, phonePage, scriptPage } from "./script-page.ts";
import { isAboutProduct, isOffered } from "./theme-extension.ts";
import { themePage, type ThemePage } from "./theme-page.ts";
import { readProducts, visitOf, type Visit } from "./visit.ts";

const html = (body: string, status = 200): RouteResponse => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  body,
});

type Draw = (visit: Visit, request: RouteRequest) => Promise<string | null> | string | null;

/** What the store sells: no gift card products of its own kind are hidden, everything active is shown. */
async function shelf(store: OnlineStore, visit: Visit, collection: string | null) {
  const products = await readProducts(visit);
  return products
    .filter(({ collectionIds }) => collection === null || collectionIds.includes(collection))
    .map((product) => productObject(store.shop, product));
}

function home(store: OnlineStore, visit: Visit): Promise<string> {
  return themePage(store, visit, {
    template: "index",
    file: "collection",
    title: "Shop",
    path: "/",
    objects: async () => ({ collection: null, products: await shelf(store, visit, null) }),
    wants: () => false,
  });
}

async function collection(
  store: OnlineStore,
  visit: Visit,
  { params }: RouteRequest,
): Promise<string | null> {
  const found = [...store.shop.collections.values()].find(({ handle }) => handle === params["handle"]);
  if (found === undefined) return null;
  return themePage(store, visit, {
    template: "collection",
    file: "collection",
    title: found.title,
    path: `/collections/${found.handle}`,
    objects: async () => ({
      collection: collectionObject(found),
      products: await shelf(store, visit, String(found.id)),
    }),
    wants: () => false,
  });
}

async function product(store: OnlineStore, visit: Visit, { params }: RouteRequest): Promise<string | null> {
  const found = (await readProducts(visit)).find(({ handle }) => handle === params["handle"]);
  if (found === undefined) return null;
  return themePage(store, visit, {
    template: "product",
    file: "product",
    title: found.title,
    path: `/products/${found.handle}`,
    objects: () => ({ product: productObject(store.shop, found) }),
    wants: (block) => isAboutProduct(block) && isOffered(block, "product"),
  });
}

const plain = (page: Omit<ThemePage, "objects">) => (store: OnlineStore, visit: Visit) =>
  themePage(store, visit, { ...page, objects: () => ({}) });

const rewards = plain({
  template: "page",
  file: "rewards",
  title: "Rewards",
  path: "/pages/rewards",
  wants: (block) => !isAboutProduct(block) && isOffered(block, "page"),
});

const cart = plain({
  template: "cart",
  file: "cart",
  title: "Your cart",
  path: "/cart",
  wants: () => false,
});

/** The pages that people open; every other address is lost. */
export function pageRoutes(store: OnlineStore): Route[] {
  const page = (path: string | RegExp, draw: Draw): Route => ({
    method: "GET",
    path,
    handle: async (request, simulator) => {
      const drawn = await draw(visitOf(request, simulator, store.shop), request);
      return drawn === null
        ? html("<!doctype html><title>Not found</title><p>There is no such page.", 404)
        : html(drawn);
    },
  });
  return [
    page("/", (visit) => home(store, visit)),
    page("/collections/:handle", (visit, request) => collection(store, visit, request)),
    page("/products/:handle", (visit, request) => product(store, visit, request)),
    page("/pages/rewards", (visit) => rewards(store, visit)),
    page("/cart", (visit) => cart(store, visit)),
    page("/checkout", (visit) => scriptPage(store, visit, "checkout", "Checkout")),
    page("/thank-you", (visit) => scriptPage(store, visit, "thank-you", "Thank you")),
    page(/\/account(?:\/.*)?/, (visit) => scriptPage(store, visit, "account", "Your account")),
    page("/phone", () => phonePage()),
    {
      method: "GET",
      path: "/frame",
      handle: () => ({
        ...html(framePage()),
        headers: {
          "content-type": "text/html; charset=utf-8",
          // No origin, no storage, no cookies: as in the worker in which Shopify runs extensions.
          "content-security-policy": "sandbox allow-scripts",
        },
      }),
    },
  ];
}
