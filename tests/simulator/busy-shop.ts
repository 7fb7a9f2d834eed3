import { actions, type ActionName } from "#simulator/world/actions.ts";
import { createWorld } from "#simulator/world/create-world.ts";
import { addSampleShop } from "#simulator/world/sample-shop.ts";
import { renderEvents } from "#simulator/payloads/render-event.ts";
import type { ActionResult, RenderedEvent } from "#simulator/world/types.ts";

export const at = new Date("2026-03-02T10:00:00Z");

/** A sample shop, and a way to act in it that keeps every event as it was sent. */
export function actingShop(domain = "payloads.myshopify.com") {
  const world = createWorld({ seed: 11, now: () => at });
  const shop = addSampleShop(world, { domain, scopes: ["read_orders"] });
  const sent: RenderedEvent[] = [];
  const act = (name: ActionName, input: object): ActionResult => {
    const result = actions[name](world, shop, input);
    sent.push(...renderEvents(world, result.events));
    return result;
  };
  const variantIds = [...shop.variants.keys()];
  return { world, shop, sent, act, variantIds };
}

/** Does everything that sends a webhook at least once. */
export function busyShop() {
  const { shop, sent, act, variantIds, world } = actingShop();
  const [coffee = 0, beans = 0, dripper = 0] = variantIds;
  const customer = { create: { email: "dee@example.com", firstName: "Dee", lastName: "Example" } };
  const lines = [
    { variantId: coffee, quantity: 3 },
    { variantId: dripper, quantity: 1, discount: { amount: 200, title: "Scratch" } },
  ];
  const shipping = { price: 490 };
  const placed = {
    channel: "online",
    customer,
    lines,
    shipping,
    orderDiscount: { amount: 300, code: "SPRING" },
  };

  const { orderId, customerId } = act("placeOrder", { ...placed, paid: false });
  const [first] = shop.orders.get(orderId ?? 0)?.lines ?? [];
  const lineId = first?.id ?? 0;
  act("payOrder", { orderId });
  act("fulfilOrder", { orderId, lines: [{ lineId, quantity: 2 }] });
  act("fulfilOrder", { orderId });
  act("refund", { orderId, lines: [{ lineId, quantity: 1 }], note: "Damaged" });
  act("refund", { orderId, amount: 100, to: "store_credit" });
  act("refund", { orderId, shipping: true });
  act("editOrder", {
    orderId,
    addLines: [{ variantId: beans, quantity: 1 }],
    removeQuantities: [{ lineId, quantity: 1 }],
  });

  const till = act("placeOrder", { channel: "pos", lines: [{ variantId: beans, quantity: 4 }] });
  const tillLine = shop.orders.get(till.orderId ?? 0)?.lines[0]?.id;
  const ask = (quantity: number) =>
    act("requestReturn", {
      orderId: till.orderId,
      lines: [{ lineId: tillLine, quantity }],
      exchange: [{ variantId: coffee, quantity: 1 }],
    });
  const which = ({ returnId }: ActionResult) => ({ orderId: till.orderId, returnId });
  act("declineReturn", which(ask(1)));
  act("cancelReturn", which(ask(1)));
  const exchange = ask(2);
  act("approveReturn", which(exchange));
  const returnLineId = shop.orders.get(till.orderId ?? 0)?.returns.at(-1)?.lines[0]?.id;
  act("reduceReturn", { ...which(exchange), removals: [{ returnLineId, quantity: 1 }] });
  act("refundReturn", which(exchange));
  act("closeReturn", which(exchange));
  act("reopenReturn", which(exchange));

  const presentment = { currency: "USD", rate: 1.08 };
  const foreign = act("placeOrder", {
    ...placed,
    customer: undefined,
    email: "guest@example.com",
    presentment,
  });
  act("cancelOrder", { orderId: foreign.orderId });
  act("deleteOrder", { orderId: foreign.orderId });

  const other = act("createCustomer", { email: "ed@example.com", firstName: "Ed", lastName: "Example" });
  act("updateCustomer", { customerId: other.customerId, note: "Likes tea" });
  const kept = act("createCustomer", { phone: "+4930123456709", firstName: "Gil" });
  act("mergeCustomers", { keptId: kept.customerId, deletedId: other.customerId });
  act("deleteCustomer", act("createCustomer", { email: "fay@example.com" }));
  const product = act("createProduct", { title: "Tea", variants: [{ price: 700 }] });
  act("updateProduct", { productId: product.productId, title: "Green tea" });
  act("deleteProduct", { productId: product.productId });
  act("updateScopes", { scopes: ["read_orders", "read_customers"] });
  act("requestPrivacyReport", { customerId });
  act("redactCustomer", { customerId });
  act("uninstallApp", {});
  act("redactShop", {});
  return { world, shop, sent };
}
