import { confirmDialog } from "../dialog.js";
import { element, settings } from "../element.js";
import { foldedForm, perform } from "./action-form.js";
import { amountField, choice, field, lineFields, readLines, textOf, tick } from "./fields.js";
import { productLines } from "./product-lines.js";
import { gateways } from "./tender-rows.js";

export const unfulfilled = (line) => Math.max(0, line.currentQuantity - line.fulfilledQuantity);
const present = (line) => line.currentQuantity;
const need = (lines) => {
  if (lines.length === 0) throw new Error("Say how many of which line.");
  return lines;
};
const places = () => [["", "As the order"], ...settings.locations.map(({ id, name }) => [id, name])];
const placeOf = (form) => Number(form.elements.location.value) || undefined;
const refundTargets = [
  ["original", "The original payment"],
  ["gift_card", "A gift card"],
  ["store_credit", "Store credit"],
];

export function payForm(order, money, run) {
  return foldedForm({
    title: "Pay",
    fields: [
      amountField("Amount", "amount", money, { value: money.plain(order.outstanding) }),
      choice("Paid with", "gateway", [["", "As authorised, or manual"], ...gateways]),
    ],
    label: "Take payment",
    run: (form) =>
      run(
        "payOrder",
        { amount: money.read(form.elements.amount.value), gateway: textOf(form, "gateway") },
        "Payment taken.",
      ),
  });
}

export function fulfilForm(order, run) {
  return foldedForm({
    title: "Fulfil",
    fields: [
      lineFields(order.lines, unfulfilled, "Hand over", unfulfilled),
      choice("From", "location", places()),
    ],
    label: "Fulfil",
    run: (form) =>
      run("fulfilOrder", { lines: need(readLines(form)), locationId: placeOf(form) }, "Goods handed over."),
  });
}

export function refundForm(order, money, run) {
  return foldedForm({
    title: "Refund",
    fields: [
      lineFields(order.lines, present, "Take off the order"),
      element(
        "div",
        { className: "grid" },
        amountField("Shipping", "shipping", money, {}, `${money.show(order.currentShipping)} left.`),
        amountField("Amount", "amount", money, {}, "Empty: what the lines and the shipping come to."),
        choice("Give back to", "to", refundTargets),
        choice("Goods go to", "location", places()),
      ),
      tick("Put the goods back into stock", "restock", true),
      field("Reason", { name: "note" }),
    ],
    label: "Refund",
    run: (form) => {
      const restock = form.elements.restock.checked;
      const lines = readLines(form).map((line) => ({ ...line, restock }));
      const input = {
        lines: lines.length > 0 ? lines : undefined,
        shipping: money.read(form.elements.shipping.value) || undefined,
        amount: money.read(form.elements.amount.value),
        to: form.elements.to.value,
        locationId: placeOf(form),
        note: textOf(form, "note"),
      };
      return run("refund", input, "Refunded.");
    },
  });
}

export function editForm(order, money, run) {
  const additions = productLines(money, { withDiscount: false, isLong: false });
  const lines = order.lines.filter((line) => line.currentQuantity > 0).map(({ id, title }) => [id, title]);
  return foldedForm({
    title: "Edit",
    fields: [
      lineFields(order.lines, present, "Remove units"),
      element("h4", {}, "Add products"),
      additions,
      element(
        "div",
        { className: "grid" },
        choice("Discount a line", "discountLine", [["", "No line"], ...lines]),
        amountField("Discount", "discount", money),
      ),
    ],
    label: "Save the edit",
    run: async (form) => {
      const lineId = Number(form.elements.discountLine.value);
      const amount = money.read(form.elements.discount.value);
      await run(
        "editOrder",
        {
          removeQuantities: readLines(form),
          addLines: additions.read(),
          ...(lineId && amount && { discount: { lineId, amount } }),
        },
        "Order edited.",
      );
    },
  });
}

export function cancelForm(run) {
  const reasons = ["customer", "declined", "fraud", "inventory", "staff", "other"];
  return foldedForm({
    title: "Cancel",
    fields: [
      choice(
        "Reason",
        "reason",
        reasons.map((each) => [each, each]),
      ),
      tick("Give the money back", "refund", true),
      tick("Put the goods back into stock", "restock", true),
    ],
    label: "Cancel order",
    critical: true,
    run: ({ elements: { reason, refund, restock } }) =>
      run(
        "cancelOrder",
        { reason: reason.value, refund: refund.checked, restock: restock.checked },
        "Order cancelled.",
      ),
  });
}

export function completeForm(run) {
  return foldedForm({
    title: "Bring back and pay",
    fields: [
      element(
        "p",
        { className: "field-help" },
        "Imports and other channels do this; Shopify's own admin does not.",
      ),
    ],
    label: "Complete again",
    run: () => run("completeAgain", {}, "The order is complete again."),
  });
}

export function deleteForm(order, onDeleted) {
  return foldedForm({
    title: "Delete",
    fields: [element("p", { className: "field-help" }, "The order is gone from Shopify for good.")],
    label: "Delete order",
    critical: true,
    run: async () => {
      const text = `Order ${order.name} and its history are removed from the store.`;
      if (!(await confirmDialog({ title: `Delete ${order.name}?`, text, agree: "Delete", critical: true })))
        return;
      await perform("deleteOrder", { orderId: order.id }, "Order deleted.");
      onDeleted();
    },
  });
}
