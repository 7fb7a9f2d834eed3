import { confirmDialog } from "../dialog.js";
import { element } from "../element.js";
import { readState } from "../store-api.js";
import { actionForm, perform } from "./action-form.js";
import { badge } from "./order-detail.js";

const tones = { ACTIVE: "good", SCHEDULED: "", EXPIRED: "bad" };
const heads = ["Discount", "Code", "Status", "Used"];

const usesOf = ({ uses, usageLimit }) =>
  usageLimit === null ? uses.toLocaleString("en") : `${uses} of ${usageLimit}`;

function deleteForm({ title, code }, onDeleted) {
  const form = actionForm({
    className: "inline-form",
    fields: [],
    label: "Delete",
    critical: true,
    run: async () => {
      const text = "It stops working at once. Shopify tells the app.";
      if (!(await confirmDialog({ title: `Delete ${code}?`, text, agree: "Delete", critical: true }))) return;
      await perform("deleteDiscount", { code }, `${title} deleted.`);
      await onDeleted();
    },
  });
  form.querySelector("button").ariaLabel = `Delete ${code}`;
  return form;
}

function row(discount, onDeleted) {
  const { title, code, status } = discount;
  const deletes = code === null ? [] : deleteForm(discount, onDeleted);
  return element(
    "tr",
    {},
    element("td", {}, title),
    element("td", { className: "mono" }, code ?? "Automatic"),
    element("td", {}, badge(status.toLowerCase(), tones[status])),
    element("td", { className: "number" }, usesOf(discount)),
    element("td", {}, deletes),
  );
}

/** What apps have made, as the merchant sees it: whoever made a code, the merchant may delete it. */
export function startDiscounts(container) {
  const rows = element("tbody", {});
  const none = element(
    "p",
    { className: "waiting" },
    "There are no discounts. Rewards become discounts when members take them.",
  );
  const head = element(
    "thead",
    {},
    element(
      "tr",
      {},
      heads.map((text) => element("th", { scope: "col", className: text === "Used" ? "number" : "" }, text)),
      element("th", { scope: "col" }, element("span", { className: "hidden-text" }, "Action")),
    ),
  );
  const table = element("table", {}, head, rows);
  const refresh = element("button", { type: "button", className: "button" }, "Refresh");
  const show = async () => {
    const { discounts } = await readState({ limit: 100 });
    rows.replaceChildren(...discounts.map((each) => row(each, show)));
    none.hidden = discounts.length > 0;
    table.hidden = discounts.length === 0;
  };
  refresh.addEventListener("click", () => void show());
  container.replaceChildren(
    element(
      "section",
      { className: "card" },
      element("div", { className: "tools" }, refresh),
      element(
        "div",
        { className: "table-scroll", tabIndex: 0, role: "region", ariaLabel: "Discounts" },
        table,
      ),
      none,
    ),
  );
  return { show };
}
