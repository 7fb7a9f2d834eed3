import { element } from "../element.js";

export const gateways = [
  ["shopify_payments", "Card (Shopify Payments)"],
  ["cash", "Cash"],
  ["gift_card", "Gift card"],
  ["shopify_store_credit", "Store credit"],
  ["paypal", "PayPal"],
  ["manual", "Manual"],
];

/** How the order is paid: one row takes all, more rows share it, and the one without an amount takes the rest. */
export function tenderRows(money) {
  const list = element("ul", { className: "tenders" });
  const addRow = (gateway = "gift_card") => {
    const select = element(
      "select",
      { ariaLabel: "Paid with" },
      gateways.map(([value, label]) => element("option", { value }, label)),
    );
    select.value = gateway;
    const amount = element("input", {
      inputMode: "decimal",
      placeholder: "All the rest",
      ariaLabel: `Amount in ${money.currency}; empty for all the rest`,
    });
    const remove = element(
      "button",
      { type: "button", className: "button", ariaLabel: "Remove tender", onclick: () => row.remove() },
      "✕",
    );
    const row = element("li", { className: "tender" }, select, amount, list.children.length > 0 && remove);
    list.append(row);
  };
  addRow("shopify_payments");
  const more = element(
    "button",
    { type: "button", className: "button", onclick: () => addRow() },
    "Add another tender",
  );
  return Object.assign(element("div", {}, list, more), {
    setFirst: (gateway) => (list.querySelector("select").value = gateway),
    read: () =>
      [...list.children].map((row) => ({
        gateway: row.querySelector("select").value,
        amount: money.read(row.querySelector("input").value),
      })),
  });
}
