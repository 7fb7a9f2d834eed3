import type { OrderView } from "#app/contracts/loyalty.ts";
import type { Ask } from "./ask-app.ts";
import { readOrderView } from "./read-answers.ts";
import { viewLoader, type ViewLoader } from "./view-loader.ts";

export interface OrderPointsOptions {
  ask: Ask;
  path: "/api/checkout/order" | "/api/account/order";
  /** "gid://shopify/Order/1" */
  orderId: string;
  locale: () => string;
}

export interface OrderPointsLoader extends ViewLoader<OrderView> {
  /** Asks, and asks again while the app has not heard of the order: Shopify tells it a moment after the shopper. */
  follow: () => Promise<void>;
}

/** After this long the points stay away until the page is opened again; the balance is shown all the same. */
const WAITS_MS = [1_500, 3_000, 6_000];

export function orderPoints({ ask, path, orderId, locale }: OrderPointsOptions): OrderPointsLoader {
  const body = () => ({ locale: locale(), orderId: orderId.split("/").at(-1) ?? "" });
  const loader = viewLoader(async (patience) => readOrderView(await ask(path, body(), patience)));
  const { shown, load } = loader;
  const isKnown = () => shown.value.phase === "shown" && shown.value.view.earned !== null;

  async function follow(): Promise<void> {
    await load();
    for (const wait of WAITS_MS) {
      if (shown.value.phase !== "shown" || isKnown()) return;
      await new Promise((resolve) => setTimeout(resolve, wait));
      await load();
    }
  }

  return { ...loader, follow };
}
