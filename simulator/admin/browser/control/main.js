import { byId, element, settings } from "../element.js";
import { drawAppItems, rememberedItems, startSideNavigation } from "../side-navigation.js";
import { startStaffSwitcher } from "../staff.js";
import { startAppPrivacy } from "./app-privacy.js";
import { startCustomers } from "./customers.js";
import { startDeliveries } from "./deliveries.js";
import { startDiscounts } from "./discounts.js";
import { startNewOrder } from "./new-order.js";
import { startOrders } from "./orders.js";

const content = (view) => byId(`content-${view}`);
const orders = startOrders(content("orders"));

const views = {
  orders,
  "new-order": {
    async show() {
      if (content("new-order").querySelector("form") !== null) return;
      await startNewOrder(content("new-order"), {
        onOrder: (id) => {
          orders.choose(id);
          location.hash = "orders";
        },
      });
    },
  },
  customers: startCustomers(content("customers")),
  discounts: startDiscounts(content("discounts")),
  deliveries: startDeliveries(content("deliveries")),
  app: startAppPrivacy(content("app")),
};

let current = null;

async function show() {
  const wanted = location.hash.slice(1);
  const name = wanted in views ? wanted : "orders";
  views[current]?.hide?.();
  current = name;
  for (const view of Object.keys(views)) byId(`view-${view}`).hidden = view !== name;
  for (const link of document.querySelectorAll("#control-nav a")) {
    if (link.dataset.view === name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  try {
    await views[name].show();
  } catch (error) {
    content(name).replaceChildren(element("p", { className: "problem", role: "alert" }, error.message));
  }
}

startSideNavigation();
startStaffSwitcher(() => {});
drawAppItems(rememberedItems(), null, `/store/${settings.handle}/apps/throughline`);
addEventListener("hashchange", show);
await show();
