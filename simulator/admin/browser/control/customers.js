import { confirmDialog } from "../dialog.js";
import { element } from "../element.js";
import { actionForm, foldedForm, perform } from "./action-form.js";
import { contactOf, customerChooser, customerSearch, nameOf } from "./customer-search.js";
import { field, textOf } from "./fields.js";

const nullable = (form, name) => textOf(form, name) ?? null;

function contactForm(customer, onChanged) {
  const { firstName, lastName, email, phone } = customer;
  return actionForm({
    fields: element(
      "div",
      { className: "grid" },
      field("First name", { name: "firstName", value: firstName ?? "" }),
      field("Last name", { name: "lastName", value: lastName ?? "" }),
      field("E-mail", { name: "email", type: "email", value: email ?? "" }),
      field("Phone", { name: "phone", type: "tel", value: phone ?? "" }),
    ),
    label: "Save contact",
    run: async (form) => {
      const names = ["firstName", "lastName", "email", "phone"];
      const input = Object.fromEntries(names.map((name) => [name, nullable(form, name)]));
      await perform("updateCustomer", { customerId: customer.id, ...input }, "Customer saved.");
      onChanged({ ...customer, ...input });
    },
  });
}

function mergeForm(customer, onChanged) {
  const other = customerChooser("Search the customer to merge into this one");
  return foldedForm({
    title: "Merge another customer into this one",
    fields: [
      element(
        "p",
        { className: "field-help" },
        "Orders and missing contacts move here; the other record is deleted.",
      ),
      other,
    ],
    label: "Merge",
    critical: true,
    run: async () => {
      const gone = other.chosen();
      if (gone === null) throw new Error("Choose the customer that is merged into this one.");
      await perform("mergeCustomers", { keptId: customer.id, deletedId: gone.id }, "Customers merged.");
      onChanged(customer);
    },
  });
}

function privacyButtons(customer, onChanged) {
  const ask = (title, name, text, done, isGone) => async () => {
    if (!(await confirmDialog({ title, text, agree: title, critical: isGone }))) return;
    await perform(name, { customerId: customer.id }, done);
    onChanged(isGone ? null : customer);
  };
  const actions = [
    [
      "Request their data",
      "requestPrivacyReport",
      "Shopify asks the app what it knows about this person.",
      "Data requested.",
      false,
    ],
    [
      "Erase their data",
      "redactCustomer",
      "Shopify asks the app to forget this person.",
      "Erasure requested.",
      true,
    ],
    [
      "Delete customer",
      "deleteCustomer",
      "Shopify deletes only customers without orders.",
      "Customer deleted.",
      true,
    ],
  ];
  return actions.map(([title, name, text, done, isGone]) =>
    actionForm({
      className: "inline-form",
      fields: [],
      label: title,
      critical: isGone,
      run: ask(title, name, text, done, isGone),
    }),
  );
}

function createForm(onChanged) {
  return foldedForm({
    title: "New customer",
    fields: element(
      "div",
      { className: "grid" },
      field("First name", { name: "firstName" }),
      field("Last name", { name: "lastName" }),
      field("E-mail", { name: "email", type: "email" }),
      field("Phone", { name: "phone", type: "tel" }),
    ),
    label: "Create customer",
    run: async (form) => {
      const names = ["firstName", "lastName", "email", "phone"];
      const input = Object.fromEntries(names.map((name) => [name, textOf(form, name)]));
      const { customerId } = await perform("createCustomer", input, "Customer created.");
      form.reset();
      onChanged({ id: customerId, ...input });
    },
  });
}

export function startCustomers(container) {
  const detail = element("article", { className: "card", ariaLabel: "Chosen customer" });
  const choose = (customer) => {
    const changed = (next) => {
      choose(next);
      void search.refresh();
    };
    if (customer === null) {
      detail.replaceChildren(element("p", { className: "waiting" }, "Choose a customer from the list."));
      return;
    }
    detail.replaceChildren(
      element("h2", { tabIndex: -1 }, nameOf(customer)),
      element("p", { className: "field-help" }, `${contactOf(customer)} · id ${customer.id}`),
      contactForm(customer, changed),
      element("div", { className: "folds" }, mergeForm(customer, changed)),
      element("h3", {}, "Privacy"),
      element("div", { className: "button-row" }, privacyButtons(customer, changed)),
    );
    detail.querySelector("h2").focus();
  };
  const initial = new URLSearchParams(location.search).get("customer") ?? "";
  const search = customerSearch({ label: "Search customers", limit: 25, onChoose: choose, initial });
  const side = element(
    "div",
    { className: "card" },
    search,
    createForm((made) => {
      choose(made);
      void search.refresh();
    }),
  );
  container.replaceChildren(element("div", { className: "split" }, side, detail));
  choose(null);
  return { show: () => search.refresh() };
}
