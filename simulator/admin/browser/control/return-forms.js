import { element } from "../element.js";
import { actionForm, foldedForm } from "./action-form.js";
import { choice, field, lineFields, readLines, textOf } from "./fields.js";
import { productLines } from "./product-lines.js";

const returnable = (line) => Math.min(line.fulfilledQuantity, line.currentQuantity);

export function requestReturnForm(order, money, run) {
  const exchange = productLines(money, { withDiscount: false, isLong: false });
  return foldedForm({
    title: "Return",
    fields: [
      lineFields(order.lines, returnable, "The shopper sends back"),
      field("Reason", { name: "reason", placeholder: "unwanted" }),
      element("h4", {}, "Takes instead (exchange)"),
      exchange,
    ],
    label: "Request return",
    run: (form) => {
      const reason = textOf(form, "reason");
      const lines = readLines(form).map((line) => ({ ...line, reason }));
      if (lines.length === 0) throw new Error("Say how many of which line come back.");
      const wanted = exchange.read();
      return run(
        "requestReturn",
        { lines, exchange: wanted.length > 0 ? wanted : undefined },
        "Return requested.",
      );
    },
  });
}

const steps = {
  requested: [
    ["approveReturn", "Approve"],
    ["declineReturn", "Decline"],
    ["cancelReturn", "Cancel"],
  ],
  open: [
    ["refundReturn", "Refund"],
    ["closeReturn", "Close"],
    ["cancelReturn", "Cancel"],
  ],
  closed: [["reopenReturn", "Reopen"]],
};

/** One form per return: the next step, and where a refund goes. */
export function returnSteps(order, run) {
  return order.returns.map(({ id, name, status, lines }) => {
    const options = steps[status] ?? [];
    const units = lines.reduce((sum, line) => sum + line.quantity, 0);
    const heading = element("p", {}, element("strong", {}, name), ` ${status}, ${units} units`);
    if (options.length === 0) return element("div", { className: "return" }, heading);
    const targets = [
      ["original", "The original payment"],
      ["gift_card", "A gift card"],
      ["store_credit", "Store credit"],
    ];
    return actionForm({
      className: "return action-form",
      fields: [
        heading,
        element(
          "div",
          { className: "grid" },
          choice("Next step", "step", options),
          status === "open" && choice("Refund to", "to", targets),
        ),
      ],
      label: "Do it",
      run: (form) => {
        const step = form.elements.step.value;
        const to = step === "refundReturn" ? form.elements.to.value : undefined;
        return run(step, { returnId: id, to }, `Return ${name}: done.`);
      },
    });
  });
}
