import { element } from "../element.js";
import { readState } from "../store-api.js";

export const nameOf = ({ firstName, lastName, email, phone, id }) =>
  [firstName, lastName].filter(Boolean).join(" ") || email || phone || `Customer ${id}`;

export const contactOf = ({ email, phone }) => [email, phone].filter(Boolean).join(" · ") || "No contact";

const WAIT_MS = 200;

/** A search box with results below it; `onChoose(customer)` is called for a click on one. */
export function customerSearch({ label, limit = 8, onChoose, initial = "" }) {
  const results = element("ul", { className: "results" });
  const count = element("p", { className: "field-help", role: "status" });
  let timer;
  let asked = 0;
  const search = async () => {
    const turn = (asked += 1);
    const { customers } = await readState({ search: input.value.trim(), limit });
    if (turn !== asked) return;
    results.replaceChildren(
      ...customers.items.map((customer) =>
        element(
          "li",
          {},
          element(
            "button",
            { type: "button", className: "result", onclick: () => onChoose(customer) },
            element("strong", {}, nameOf(customer)),
            element("span", {}, contactOf(customer)),
          ),
        ),
      ),
    );
    const shown = customers.items.length;
    count.textContent =
      customers.total === 0
        ? "Nobody found."
        : `${shown} of ${customers.total.toLocaleString("en")} customers`;
  };
  const input = element("input", {
    type: "search",
    value: initial,
    placeholder: "Name, e-mail or phone",
    ariaLabel: label,
    oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(search, WAIT_MS);
    },
    onkeydown: (event) => event.key === "Enter" && event.preventDefault(),
  });
  void search();
  return Object.assign(element("div", { className: "customer-search" }, input, results, count), {
    refresh: search,
  });
}

/** The same, closed to one line once somebody is chosen. `chosen()` tells who. */
export function customerChooser(label) {
  let customer = null;
  const box = element("div", {});
  const draw = () => {
    if (customer === null) {
      const choose = (found) => {
        customer = found;
        draw();
      };
      return box.replaceChildren(customerSearch({ label, limit: 5, onChoose: choose }));
    }
    const again = () => {
      customer = null;
      draw();
    };
    box.replaceChildren(
      element(
        "p",
        { className: "chosen" },
        element("strong", {}, nameOf(customer)),
        element("span", {}, contactOf(customer)),
        element("button", { type: "button", className: "button", onclick: again }, "Change"),
      ),
    );
  };
  draw();
  return Object.assign(box, { chosen: () => customer });
}
