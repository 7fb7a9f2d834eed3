import { openDialog } from "../dialog.js";
import { element } from "../element.js";
import { moneyOf } from "../money.js";
import { readCatalogue } from "../store-api.js";

const kinds = {
  product: { gid: "Product", plural: "products" },
  variant: { gid: "ProductVariant", plural: "variants" },
  collection: { gid: "Collection", plural: "collections" },
};

const handleOf = (title) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

function variantOf(variant, product, money) {
  const { id, title, price, sku, taxable, requiresShipping, inventoryItemId } = variant;
  return {
    id: `gid://shopify/ProductVariant/${id}`,
    title,
    displayName: title === "Default Title" ? product.title : `${product.title} - ${title}`,
    price: money.plain(price),
    sku,
    taxable,
    requiresShipping,
    inventoryItem: { id: `gid://shopify/InventoryItem/${inventoryItemId}` },
    product: { id: `gid://shopify/Product/${product.id}`, title: product.title },
  };
}

/** In the shape of App Bridge's selection, with the fields that the simulated store has. */
export function resourcesOf(type, { products, collections, shop }) {
  const money = moneyOf(shop);
  if (type === "collection") {
    return collections.map(({ id, title, productIds }) => ({
      label: title,
      note: `${productIds.length} products`,
      value: {
        id: `gid://shopify/Collection/${id}`,
        title,
        handle: handleOf(title),
        productsCount: productIds.length,
      },
    }));
  }
  const all = products.map((product) => {
    const variants = product.variants.map((each) => variantOf(each, product, money));
    const { id, title, tags } = product;
    const value = {
      id: `gid://shopify/Product/${id}`,
      title,
      handle: handleOf(title),
      tags,
      variants,
      totalVariants: variants.length,
    };
    return { label: title, note: money.show(product.variants[0]?.price ?? 0), value };
  });
  if (type === "product") return all;
  return all.flatMap(({ value }) =>
    value.variants.map((variant) => ({
      label: variant.displayName,
      note: variant.sku ?? "",
      value: variant,
    })),
  );
}

function drawRow(resource, { name, isMany, chosen, onChoose }) {
  const { id } = resource.value;
  return element(
    "label",
    { className: "pick-row" },
    element("input", {
      type: isMany ? "checkbox" : "radio",
      name,
      checked: chosen.has(id),
      onchange: (event) => onChoose(id, event.target.checked),
    }),
    element("span", { className: "pick-label" }, resource.label),
    element("span", { className: "pick-note" }, resource.note),
  );
}

/** Resolves with the chosen resources in the order of the list, or null when it was closed. */
export async function pickResources({ type, multiple, selectionIds, query, action }) {
  const kind = kinds[type];
  if (kind === undefined) throw new Error(`Not simulated: picking ${type}.`);
  const resources = resourcesOf(type, await readCatalogue());
  const limit = multiple === true ? Infinity : Number(multiple) || 1;
  let chosen = new Set(selectionIds.map(({ id }) => id));
  const list = element("div", { className: "pick-list" });
  const count = element("p", { className: "pick-count", role: "status" });
  const onChoose = (id, isOn) => {
    if (limit === 1) chosen = new Set([id]);
    else if (!isOn) chosen.delete(id);
    else if (chosen.size < limit) chosen.add(id);
    draw();
  };
  const search = element("input", {
    type: "search",
    value: query,
    placeholder: `Search ${kind.plural}`,
    ariaLabel: `Search ${kind.plural}`,
  });
  const draw = () => {
    const wanted = search.value.trim().toLowerCase();
    const found = resources.filter(({ label }) => label.toLowerCase().includes(wanted));
    const focused = [...list.querySelectorAll("input")].indexOf(document.activeElement);
    list.replaceChildren(
      ...found.map((each) => drawRow(each, { name: "pick", isMany: limit > 1, chosen, onChoose })),
    );
    if (found.length === 0) list.append(element("p", { className: "pick-none" }, `No ${kind.plural} match.`));
    list.querySelectorAll("input")[focused]?.focus();
    count.textContent = `${chosen.size} selected`;
  };
  search.addEventListener("input", draw);
  draw();
  return openDialog({
    title: `${action === "select" ? "Select" : "Add"} ${kind.plural}`,
    content: () => [search, list, count],
    buttons: [
      { label: "Cancel", press: (close) => close(null) },
      {
        label: action === "select" ? "Select" : "Add",
        primary: true,
        press: (close) => close(resources.map(({ value }) => value).filter(({ id }) => chosen.has(id))),
      },
    ],
  });
}
