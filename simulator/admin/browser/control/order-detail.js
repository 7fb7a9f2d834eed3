import { element } from "../element.js";
import { perform } from "./action-form.js";
import * as forms from "./order-forms.js";
import { requestReturnForm, returnSteps } from "./return-forms.js";

const row = (label, value) => element("div", {}, element("dt", {}, label), element("dd", {}, value));

export const channelNames = { online: "Online", pos: "Till", draft: "Draft", subscription: "Subscription" };

export const badge = (text, tone) =>
  element("span", { className: `badge badge-${tone}` }, text.replace(/_/g, " "));

export const paymentBadge = (order) => {
  const tone =
    { paid: "good", pending: "warn", authorized: "warn", partially_paid: "warn" }[order.financialStatus] ??
    "plain";
  return badge(order.financialStatus, tone);
};

function summary(order, money) {
  return element(
    "dl",
    { className: "facts" },
    row(
      "Placed",
      new Date(order.createdAt).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" }),
    ),
    row("Channel", channelNames[order.channel] ?? order.channel),
    row(
      "Customer",
      order.customerName ||
        order.email ||
        (order.customerId === null ? "Nobody" : `Customer ${order.customerId}`),
    ),
    row("Total", money.show(order.total)),
    row("Now worth", money.show(order.currentTotal)),
    row("Received", money.show(order.received)),
    row("Refunded", money.show(order.refunded)),
    order.outstanding > 0 && row("Still owed", money.show(order.outstanding)),
  );
}

function lineTable(order, money) {
  const rows = order.lines.map((line) =>
    element(
      "tr",
      {},
      element("td", {}, line.title),
      element("td", { className: "number" }, money.show(line.unitPrice)),
      element("td", { className: "number" }, String(line.quantity)),
      element("td", { className: "number" }, String(line.currentQuantity)),
      element("td", { className: "number" }, String(line.fulfilledQuantity)),
    ),
  );
  const heads = ["Product", "Price", "Ordered", "Now", "Given"].map((text, index) =>
    element("th", { scope: "col", className: index > 0 ? "number" : "" }, text),
  );
  return element(
    "div",
    { className: "table-scroll", tabIndex: 0, role: "region", ariaLabel: "Products of the order" },
    element("table", {}, element("thead", {}, element("tr", {}, heads)), element("tbody", {}, rows)),
  );
}

/** What fits the order's state; the store refuses the rest with its reason anyway. */
function fitting(order, money, run, onDeleted) {
  const isOpen = order.cancelledAt === null;
  return [
    isOpen && order.outstanding > 0 && forms.payForm(order, money, run),
    isOpen && order.lines.some((line) => forms.unfulfilled(line) > 0) && forms.fulfilForm(order, run),
    order.received > order.refunded && forms.refundForm(order, money, run),
    isOpen && order.lines.some((line) => line.fulfilledQuantity > 0) && requestReturnForm(order, money, run),
    isOpen && forms.editForm(order, money, run),
    isOpen && forms.cancelForm(run),
    !isOpen && forms.completeForm(run),
    forms.deleteForm(order, onDeleted),
  ];
}

export function orderDetail(order, money, { onChanged, onDeleted }) {
  const run = async (name, input, done) => {
    await perform(name, { orderId: order.id, ...input }, done);
    await onChanged();
  };
  return [
    element(
      "header",
      { className: "detail-head" },
      element("h2", { tabIndex: -1, id: "order-heading" }, `Order ${order.name}`),
      order.cancelledAt !== null && badge("cancelled", "bad"),
      order.test && badge("test", "plain"),
      paymentBadge(order),
      badge(
        order.fulfillmentStatus ?? "unfulfilled",
        order.fulfillmentStatus === "fulfilled" ? "good" : "plain",
      ),
    ),
    summary(order, money),
    lineTable(order, money),
    order.returns.length > 0 && element("h3", {}, "Returns"),
    returnSteps(order, run),
    element("h3", {}, "Actions"),
    element("div", { className: "folds" }, fitting(order, money, run, onDeleted)),
  ];
}
