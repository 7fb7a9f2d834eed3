/** The pages of the theme: the cart in the head, and the form of a product. */
import { showTryPanel } from "./page.tsx";
import { messageOf, store } from "./store-api.ts";
import { showToast } from "./toast.ts";

function showCount(quantity: number): void {
  const count = document.getElementById("cart-count");
  if (count === null) return;
  count.hidden = quantity === 0;
  count.textContent = String(quantity);
}

const piecesIn = ({ lines }: { lines: { quantity: number }[] }): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

async function add(form: HTMLFormElement): Promise<void> {
  const fields = new FormData(form);
  const id = fields.get("id");
  const variantId = typeof id === "string" ? id : "";
  const { lines } = await store.cart();
  const before = lines.find((line) => line.variantId === variantId)?.quantity ?? 0;
  const cart = await store.setLine(variantId, before + Number(fields.get("quantity")));
  showCount(piecesIn(cart));
  showToast("Added to your cart");
}

const form = document.getElementById("product-form");
if (form instanceof HTMLFormElement) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    add(form).catch((error: unknown) => showToast(messageOf(error)));
  });
  form.addEventListener("change", ({ target }) => {
    const price = document.getElementById("price");
    const chosen = target instanceof HTMLSelectElement ? target.selectedOptions[0] : undefined;
    if (price !== null && chosen?.dataset["price"] !== undefined) price.textContent = chosen.dataset["price"];
  });
}

showTryPanel();
store.cart().then(
  (cart) => showCount(piecesIn(cart)),
  () => undefined,
);
