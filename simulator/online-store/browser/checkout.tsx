/** @jsxImportSource preact */
import { useRef, useState } from "preact/hooks";
import type { CheckoutView } from "#simulator/storefront/wire.ts";
import { Contact, Delivery, Payment } from "./checkout-form.tsx";
import { checkoutState } from "./checkout-state.ts";
import { DiscountField } from "./discount-field.tsx";
import { ExtensionSlot } from "./extension-slot.tsx";
import { isIdentityKnown } from "./frame-bridge.ts";
import { money } from "./money.ts";
import { SummaryLines, Totals } from "./order-summary.tsx";
import { showPage } from "./page.tsx";
import { settings } from "./settings.ts";
import { store } from "./store-api.ts";
import { hostShop, stringsFor } from "./surroundings.ts";
import { useCheckout, type Checkout } from "./use-checkout.ts";

const TARGET = "purchase.checkout.block.render";

interface PartProps {
  view: CheckoutView;
  checkout: Checkout;
}

/** A wallet's sheet over the checkout: while it is open nothing but paying can be done. */
function Express({ view, checkout, onOpen }: PartProps & { onOpen: (isOpen: boolean) => void }) {
  const sheet = useRef<HTMLDialogElement>(null);
  const open = (): void => {
    onOpen(true);
    sheet.current?.showModal();
  };
  return (
    <section className="express" aria-label="Express checkout">
      <button type="button" className="button button-dark" onClick={open}>
        Express checkout
      </button>
      <dialog ref={sheet} className="sheet" onClose={() => onOpen(false)} aria-label="Express checkout">
        <h2>{settings.shop.name}</h2>
        <p className="sheet-total">{money(view.cost.due)}</p>
        <p className="quiet">
          A wallet such as Apple Pay or Google Pay: the order can no longer be changed here.
        </p>
        <button
          type="button"
          className="button button-dark"
          onClick={() => {
            sheet.current?.close();
            void checkout.pay();
          }}
        >
          Pay {money(view.cost.due)}
        </button>
        <button type="button" className="button button-plain" onClick={() => sheet.current?.close()}>
          Cancel
        </button>
      </dialog>
    </section>
  );
}

function Summary({ view, checkout, isExpress }: PartProps & { isExpress: boolean }) {
  const state = checkoutState(view, isExpress);
  return (
    <aside className="summary" aria-label="Your order">
      <SummaryLines lines={view.lines} />
      <DiscountField checkout={checkout} codes={view.discountCodes} />
      <ExtensionSlot
        surface={{
          target: TARGET,
          state,
          shop: hostShop,
          identityKnown: isIdentityKnown(),
          strings: stringsFor(TARGET),
        }}
        state={state}
        answers={checkout.answers}
      />
      <Totals view={view} />
    </aside>
  );
}

function CheckoutPage() {
  const checkout = useCheckout();
  const [isExpress, setExpress] = useState(false);
  const { view, problem, isBusy } = checkout;
  if (view === null) return <p className="quiet waiting">{problem ?? "Loading…"}</p>;
  if (view.lines.length === 0) {
    return (
      <main className="nothing">
        <h1>Your cart is empty</h1>
        <a className="button" href="/">
          See what there is
        </a>
      </main>
    );
  }
  return (
    <div className="columns">
      <main>
        <a className="wordmark" href="/">
          {settings.shop.name}
        </a>
        <h1 className="hidden-text">Checkout</h1>
        <Express view={view} checkout={checkout} onOpen={setExpress} />
        <Contact view={view} checkout={checkout} />
        <Delivery view={view} checkout={checkout} />
        <Payment view={view} checkout={checkout} />
        {problem !== null && (
          <p className="banner" role="alert">
            {problem}
          </p>
        )}
        <button
          type="button"
          className="button button-pay"
          disabled={isBusy}
          onClick={() => void checkout.pay()}
        >
          Pay {money(view.cost.due)}
        </button>
        <p>
          <a href="/cart">Back to the cart</a>
        </p>
      </main>
      <Summary view={view} checkout={checkout} isExpress={isExpress} />
    </div>
  );
}

showPage(<CheckoutPage />, [
  { label: "Leave this checkout for good", act: () => store.abandon().then(() => location.assign("/")) },
]);
