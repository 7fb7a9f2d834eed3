/** @jsxImportSource preact */
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { CartLineView, CheckoutView } from "#simulator/storefront/wire.ts";
import { money } from "./money.ts";
import { messageOf, store } from "./store-api.ts";
import { showToast } from "./toast.ts";

interface LineProps {
  line: CartLineView;
  onQuantity: (quantity: number) => void;
}

function CartLine({ line, onQuantity }: LineProps) {
  const name = line.variantTitle === null ? line.title : `${line.title}, ${line.variantTitle}`;
  return (
    <li className="cart-line">
      <img src={`/store-art/${line.productId}.svg`} alt="" width="72" height="72" />
      <div className="cart-name">
        <p>{line.title}</p>
        {line.variantTitle !== null && <p className="quiet">{line.variantTitle}</p>}
      </div>
      <label className="field field-short">
        <span className="hidden-text">Quantity of {name}</span>
        <input
          type="number"
          min="1"
          max="99"
          value={line.quantity}
          onChange={({ currentTarget }) => onQuantity(Math.max(1, Number(currentTarget.value)))}
        />
      </label>
      <p className="cart-sum">{money(line.total)}</p>
      <button type="button" className="link" onClick={() => onQuantity(0)}>
        Remove<span className="hidden-text"> {name}</span>
      </button>
    </li>
  );
}

function Cart() {
  const [cart, setCart] = useState<CheckoutView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    store.cart().then(setCart, (error: unknown) => setProblem(messageOf(error)));
  }, []);
  if (problem !== null) return <p role="alert">{problem}</p>;
  if (cart === null) return <p className="quiet">Loading…</p>;
  if (cart.lines.length === 0) {
    return (
      <p className="empty">
        Your cart is empty. <a href="/">See what there is</a>
      </p>
    );
  }
  const change = (variantId: string, quantity: number): void => {
    store.setLine(variantId, quantity).then(setCart, (error: unknown) => {
      showToast(messageOf(error));
      setCart({ ...cart });
    });
  };
  return (
    <div className="cart">
      <ul className="cart-lines">
        {cart.lines.map((line) => (
          <CartLine key={line.id} line={line} onQuantity={(quantity) => change(line.variantId, quantity)} />
        ))}
      </ul>
      <div className="cart-end">
        <p className="cart-total">
          <span>Subtotal</span> <strong>{money(cart.cost.subtotal)}</strong>
        </p>
        <p className="quiet">Delivery and discounts are worked out at checkout.</p>
        <a className="button" href="/checkout">
          Check out
        </a>
      </div>
    </div>
  );
}

const place = document.getElementById("cart");
if (place !== null) {
  place.replaceChildren();
  render(<Cart />, place);
}
