import type { ShopWorld } from "#simulator/world/types.ts";
import { shellPage, type ShellSettings } from "./shell.ts";

const views = [
  [
    "orders",
    "Orders",
    "What happens to an order after it was placed: each step sends its webhooks to the app.",
  ],
  ["new-order", "New order", "Place an order as a shopper online or a cashier at the till would."],
  ["customers", "Customers", "Contacts, merging and privacy requests."],
  [
    "discounts",
    "Discounts",
    "What rewards have become: the newest first. Deleting is the merchant's own act.",
  ],
  ["deliveries", "Webhook deliveries", "What goes wrong on purpose, and what the app answered."],
  ["app", "App and privacy", "The app's place in this store."],
] as const;

const section = ([view, title, about]: (typeof views)[number]): string => `
      <section class="view" id="view-${view}" aria-labelledby="heading-${view}" hidden>
        <h1 id="heading-${view}">${title}</h1>
        <p class="view-about">${about}</p>
        <div class="view-content" id="content-${view}"><p class="waiting">Loading…</p></div>
      </section>`;

/** Acting in the store by hand. */
export function controlPage(settings: ShellSettings, shop: ShopWorld): string {
  return shellPage({
    title: "Simulated store",
    settings: { ...settings, locations: [...shop.locations.values()].map(({ id, name }) => ({ id, name })) },
    page: "control",
    body: views.map(section).join(""),
  });
}
