/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { CheckoutView } from "#simulator/storefront/wire.ts";
import { isZero, money } from "./money.ts";
import { store } from "./store-api.ts";
import type { Checkout } from "./use-checkout.ts";

interface PartProps {
  view: CheckoutView;
  checkout: Checkout;
}

export function Contact({ view, checkout }: PartProps) {
  const { customer } = view;
  if (customer !== null) {
    return (
      <section aria-labelledby="contact">
        <h2 id="contact">Contact</h2>
        <p>
          {[customer.firstName, customer.lastName].filter(Boolean).join(" ")}
          <span className="quiet"> · {customer.email ?? customer.phone}</span>
        </p>
        <button
          type="button"
          className="link"
          onClick={() => void store.logout().then(() => location.reload())}
        >
          Log out
        </button>
      </section>
    );
  }
  return (
    <section aria-labelledby="contact">
      <h2 id="contact">Contact</h2>
      <label className="field">
        <span>E-mail</span>
        <input
          type="email"
          autocomplete="email"
          required
          defaultValue={view.email ?? ""}
          onChange={({ currentTarget: { value } }) => void checkout.step(() => store.email(value))}
        />
      </label>
      <p className="quiet">
        Have an account? <a href="/account?back=/checkout">Log in</a>
      </p>
    </section>
  );
}

export function Delivery({ view, checkout }: PartProps) {
  const { options, selected } = view.delivery;
  return (
    <section aria-labelledby="delivery">
      <h2 id="delivery">Delivery</h2>
      {options.length === 0 && <p className="quiet">Nothing in this order needs delivery.</p>}
      <div role="radiogroup" aria-labelledby="delivery" className="options">
        {options.map(({ handle, title, total }) => (
          <label key={handle} className="option">
            <input
              type="radio"
              name="delivery"
              checked={handle === selected}
              onChange={() => void checkout.step(() => store.delivery(handle))}
            />
            <span>{title}</span>
            <span className="option-price">{isZero(total) ? "Free" : money(total)}</span>
          </label>
        ))}
      </div>
    </section>
  );
}

function GiftCardField({ checkout }: { checkout: Checkout }) {
  const [code, setCode] = useState("");
  return (
    <details className="more">
      <summary>Pay with a gift card</summary>
      <form
        className="discount"
        onSubmit={(event) => {
          event.preventDefault();
          void checkout.step(() => store.giftCards(code.trim() === "" ? [] : [code.trim()]));
        }}
      >
        <label className="field">
          <span>Gift card code</span>
          <input
            value={code}
            autocomplete="off"
            onInput={({ currentTarget }) => setCode(currentTarget.value)}
          />
        </label>
        <button type="submit" className="button button-plain">
          Use it
        </button>
      </form>
    </details>
  );
}

export function Payment({ view, checkout }: PartProps) {
  const { storeCredit } = view;
  return (
    <section aria-labelledby="payment">
      <h2 id="payment">Payment</h2>
      <div className="options">
        <p className="option">
          <span>Test payment</span>
          <span className="option-price quiet">No card is charged</span>
        </p>
        {storeCredit !== null && (
          <label className="option">
            <input
              type="checkbox"
              checked={!isZero(storeCredit.used)}
              onChange={({ currentTarget: { checked } }) =>
                void checkout.step(() => store.storeCredit(checked))
              }
            />
            <span>Use store credit</span>
            <span className="option-price">{money(storeCredit.balance)}</span>
          </label>
        )}
      </div>
      <GiftCardField checkout={checkout} />
    </section>
  );
}
