import { byId, element } from "../element.js";
import { moneyOf } from "../money.js";
import { readState } from "../store-api.js";
import { badge, channelNames, orderDetail, paymentBadge } from "./order-detail.js";

const PAGE = 25;

function orderRow(order, money, { isChosen, onChoose }) {
  const when = new Date(order.createdAt).toLocaleString("en", { dateStyle: "short", timeStyle: "short" });
  return element(
    "li",
    {},
    element(
      "button",
      { type: "button", className: "order-row", "aria-pressed": String(isChosen), onclick: onChoose },
      element("strong", {}, order.name),
      element("span", { className: "order-total" }, money.show(order.total)),
      element(
        "span",
        { className: "order-note" },
        `${channelNames[order.channel] ?? order.channel} · ${when}`,
      ),
      element(
        "span",
        { className: "order-note order-who" },
        order.email || order.customerName || (order.customerId === null ? "Nobody" : "Customer"),
      ),
      element(
        "span",
        { className: "order-badges" },
        order.cancelledAt === null ? paymentBadge(order) : badge("cancelled", "bad"),
      ),
    ),
  );
}

/** The list of orders, newest first, and the one that is chosen. */
export function startOrders(container) {
  const list = element("ul", { className: "order-list" });
  const count = element("p", { className: "field-help", role: "status" });
  const more = element("button", { type: "button", className: "button" }, "Show more");
  const detail = element("article", { className: "card order-detail", ariaLabel: "Chosen order" });
  let shown = PAGE;
  let chosenId = null;
  let orders = [];
  let money;

  const load = async () => {
    const name = search.value.trim();
    const wanted = name === "" ? {} : { search: name.startsWith("#") ? name : `#${name}` };
    const state = await readState({ ...wanted, limit: Math.min(shown, 250) });
    money = moneyOf(state.shop);
    orders = state.orders.items;
    chosenId ??= orders[0]?.id ?? null;
    count.textContent =
      state.orders.total === 0
        ? "No orders."
        : `${orders.length} of ${state.orders.total.toLocaleString("en")} orders`;
    more.hidden = orders.length >= state.orders.total || shown >= 250;
    draw();
  };
  const choose = (id, focus) => {
    chosenId = id;
    draw();
    if (focus) byId("order-heading")?.focus();
  };
  const draw = () => {
    list.replaceChildren(
      ...orders.map((order) =>
        orderRow(order, money, { isChosen: order.id === chosenId, onChoose: () => choose(order.id, true) }),
      ),
    );
    const order = orders.find(({ id }) => id === chosenId);
    const onDeleted = () => {
      chosenId = null;
      void load();
    };
    const content = order
      ? orderDetail(order, money, { onChanged: load, onDeleted }).flat(2).filter(Boolean)
      : [element("p", { className: "waiting" }, "Choose an order from the list.")];
    detail.replaceChildren(...content);
  };
  const search = element("input", {
    type: "search",
    placeholder: "Order number, such as #1001",
    ariaLabel: "Order number",
    value: new URLSearchParams(location.search).get("order") ?? "",
    onchange: () => {
      chosenId = null;
      void load();
    },
  });
  more.addEventListener("click", () => {
    shown += PAGE;
    void load();
  });
  const refresh = element("button", { type: "button", className: "button", onclick: load }, "Refresh");
  const tools = element("div", { className: "tools" }, search, refresh);
  const side = element("div", { className: "card order-side" }, tools, count, list, more);
  container.replaceChildren(element("div", { className: "split" }, side, detail));
  return {
    show: load,
    choose: (id) => {
      search.value = "";
      chosenId = id;
    },
  };
}
