import { element } from "../element.js";
import { readCatalogue } from "../store-api.js";

const SHOWN = 8;

let catalogue;

/** Read once: nothing on this page changes products. */
function allVariants() {
  catalogue ??= readVariants().catch((error) => {
    catalogue = undefined;
    throw error;
  });
  return catalogue;
}

async function readVariants() {
  const { products } = await readCatalogue();
  return products.flatMap(({ title, variants }) =>
    variants.map((variant) => ({
      id: variant.id,
      price: variant.price,
      title: variant.title === "Default Title" ? title : `${title}, ${variant.title}`,
    })),
  );
}

function drawLine(line, money, { onChange, onRemove, withDiscount }) {
  const quantity = element("input", {
    type: "number",
    min: 1,
    step: 1,
    value: line.quantity,
    ariaLabel: `Quantity of ${line.title}`,
    oninput: (event) => {
      line.quantity = Math.max(1, Math.floor(Number(event.target.value)) || 1);
      onChange();
    },
  });
  const discount = element("input", {
    inputMode: "decimal",
    placeholder: "Discount",
    value: line.discount,
    ariaLabel: `Discount on ${line.title} in ${money.currency}`,
    oninput: (event) => {
      line.discount = event.target.value;
      onChange();
    },
  });
  return element(
    "li",
    { className: "product-line" },
    element("span", { className: "product-title" }, line.title),
    element("span", { className: "product-price" }, money.show(line.price)),
    quantity,
    withDiscount && discount,
    element(
      "button",
      { type: "button", className: "button", ariaLabel: `Remove ${line.title}`, onclick: onRemove },
      "✕",
    ),
  );
}

/**
 * Search products, add them, set quantities. `read()` gives the lines of an action, `sum()` their price. A list
 * that is not long shows products only once something is searched.
 */
export function productLines(money, { withDiscount = true, isLong = true, onChange = () => {} } = {}) {
  let lines = [];
  let variants = [];
  const list = element("ul", { className: "product-lines" });
  const found = element("ul", { className: "results" });
  const changed = () => {
    const drawn = lines.map((line) =>
      drawLine(line, money, {
        withDiscount,
        onChange,
        onRemove: () => {
          lines = lines.filter((each) => each !== line);
          changed();
        },
      }),
    );
    list.replaceChildren(...drawn);
    onChange();
  };
  const add = (variant) => {
    const known = lines.find(({ id }) => id === variant.id);
    if (known) known.quantity += 1;
    else lines.push({ ...variant, quantity: 1, discount: "" });
    changed();
  };
  const draw = () => {
    const wanted = search.value.trim().toLowerCase();
    const isQuiet = !isLong && wanted === "";
    const fits = isQuiet
      ? []
      : variants.filter(({ title }) => title.toLowerCase().includes(wanted)).slice(0, SHOWN);
    found.replaceChildren(
      ...fits.map((variant) =>
        element(
          "li",
          {},
          element(
            "button",
            { type: "button", className: "result", onclick: () => add(variant) },
            element("strong", {}, variant.title),
            element("span", {}, money.show(variant.price)),
          ),
        ),
      ),
    );
  };
  const search = element("input", {
    type: "search",
    placeholder: "Search products to add",
    ariaLabel: "Search products to add",
    oninput: draw,
    onkeydown: (event) => event.key === "Enter" && event.preventDefault(),
  });
  void allVariants().then((all) => {
    variants = all;
    draw();
  });
  return Object.assign(element("div", { className: "products" }, list, search, found), {
    sum: () => lines.reduce((total, { price, quantity }) => total + price * quantity, 0),
    clear: () => {
      lines = [];
      changed();
    },
    read: () =>
      lines.map(({ id, quantity, discount }) => {
        const amount = money.read(discount);
        return { variantId: id, quantity, ...(amount && { discount: { amount } }) };
      }),
  });
}
