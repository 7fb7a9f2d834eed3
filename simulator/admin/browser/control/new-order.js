import { element, settings } from "../element.js";
import { moneyOf } from "../money.js";
import { readState } from "../store-api.js";
import { actionForm, perform } from "./action-form.js";
import { customerChooser } from "./customer-search.js";
import { amountField, choice, field, radios, textOf, tick } from "./fields.js";
import { productLines } from "./product-lines.js";
import { tenderRows } from "./tender-rows.js";

const channels = [
  ["online", "Online store"],
  ["pos", "Till"],
  ["draft", "Draft order"],
  ["subscription", "Subscription"],
];

const payments = [
  ["paid", "Paid"],
  ["pending", "Not paid yet"],
  ["authorized", "Authorised, not taken"],
];

const card = (title, ...content) =>
  element("section", { className: "card", ariaLabel: title }, element("h2", {}, title), content);

function customerPart() {
  const chooser = customerChooser("Search customers");
  const made = element(
    "div",
    { className: "grid", hidden: true },
    field("First name", { name: "firstName" }),
    field("Last name", { name: "lastName" }),
    field("E-mail", { name: "newEmail", type: "email", placeholder: "new@example.com" }),
    field("Phone", { name: "newPhone", type: "tel", placeholder: "+49…" }),
  );
  const nobody = element(
    "div",
    { className: "grid", hidden: true },
    field(
      "E-mail on the order",
      { name: "guestEmail", type: "email" },
      "Optional: a guest without an account.",
    ),
    field("Phone on the order", { name: "guestPhone", type: "tel" }),
  );
  const show = (kind) => {
    chooser.hidden = kind !== "existing";
    made.hidden = kind !== "new";
    nobody.hidden = kind !== "nobody";
  };
  const kinds = [
    ["existing", "Known customer"],
    ["new", "New customer"],
    ["nobody", "Guest or walk-in"],
  ];
  const part = card("Customer", radios("Who buys", "who", kinds, show), chooser, made, nobody);
  return Object.assign(part, { read: (form) => readCustomer(form, chooser.chosen()) });
}

function readCustomer(form, chosen) {
  const who = form.elements.who.value;
  if (who === "nobody") return { email: textOf(form, "guestEmail"), phone: textOf(form, "guestPhone") };
  if (who === "existing") {
    if (chosen === null) throw new Error("Choose the customer, or order as a guest.");
    return { customer: { id: chosen.id } };
  }
  const create = {
    firstName: textOf(form, "firstName"),
    lastName: textOf(form, "lastName"),
    email: textOf(form, "newEmail"),
    phone: textOf(form, "newPhone"),
  };
  if (!create.email && !create.phone) throw new Error("A new customer needs an e-mail or a phone.");
  return { customer: { create } };
}

function moneyPart(money) {
  return card(
    "Discount, shipping, tip",
    element(
      "div",
      { className: "grid" },
      amountField("Order discount", "discount", money),
      field("Discount code", { name: "code", placeholder: "None" }),
      amountField("Shipping", "shipping", money),
      amountField("Tip", "tip", money),
    ),
  );
}

function placePart() {
  const staff = settings.staff.map(({ id, name }) => [id, name]);
  const locations = settings.locations.map(({ id, name }) => [id, name]);
  return card(
    "Where and who",
    element(
      "div",
      { className: "grid" },
      choice("Location", "location", [["", "None (online)"], ...locations]),
      choice("Staff member", "staff", [["", "None"], ...staff]),
    ),
    tick("Hand over the goods at once (fulfilled)", "fulfilled"),
    tick("Test order", "test"),
  );
}

function readOrder(form, { lines, tenders, customer, money }) {
  const { value: channel } = form.elements.channel;
  const { value: payment } = form.elements.payment;
  const amount = (name) => money.read(form.elements[name].value) || undefined;
  const wanted = lines.read();
  if (wanted.length === 0) throw new Error("Add a product first.");
  const discount = amount("discount");
  const shipping = amount("shipping");
  const code = textOf(form, "code");
  return {
    channel,
    ...customer.read(form),
    lines: wanted,
    ...(discount && { orderDiscount: { amount: discount, code } }),
    ...(shipping && { shipping: { price: shipping } }),
    tip: amount("tip"),
    tenders: payment === "paid" ? tenders.read() : undefined,
    paid: payment === "paid" ? true : payment === "pending" ? false : payment,
    fulfilled: form.elements.fulfilled.checked,
    test: form.elements.test.checked || undefined,
    locationId: Number(form.elements.location.value) || undefined,
    staffId: Number(form.elements.staff.value) || undefined,
  };
}

export async function startNewOrder(container, { onOrder }) {
  const { shop } = await readState({ limit: 1 });
  const money = moneyOf(shop);
  const total = element("p", { className: "order-sum", role: "status" });
  const lines = productLines(money, {
    onChange: () => (total.textContent = `Goods before discounts: ${money.show(lines?.sum() ?? 0)}`),
  });
  const tenders = tenderRows(money);
  const customer = customerPart();
  const setChannel = (channel) => {
    const isTill = channel === "pos";
    form.elements.location.value = isTill ? settings.locations.at(-1).id : "";
    form.elements.staff.value = isTill ? (settings.staff.at(-1)?.id ?? "") : "";
    form.elements.fulfilled.checked = isTill;
    tenders.setFirst(isTill ? "cash" : channel === "draft" ? "manual" : "shopify_payments");
  };
  const form = actionForm({
    className: "new-order",
    fields: [
      card("Channel", radios("Where the order comes from", "channel", channels, setChannel)),
      card("Products", lines, total),
      customer,
      moneyPart(money),
      card(
        "Payment",
        radios("State", "payment", payments, (state) => (tenders.hidden = state !== "paid")),
        tenders,
      ),
      placePart(),
    ],
    label: "Place order",
    run: async (submitted) => {
      const { orderId } = await perform(
        "placeOrder",
        readOrder(submitted, { lines, tenders, customer, money }),
        "Order placed.",
      );
      lines.clear();
      onOrder(orderId);
    },
  });
  container.replaceChildren(form);
}
