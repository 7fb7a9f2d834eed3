/** @jsxImportSource preact */
import type { CheckoutView } from "#simulator/storefront/wire.ts";
import { checkoutState } from "./checkout-state.ts";
import { ExtensionSlot } from "./extension-slot.tsx";
import { isIdentityKnown } from "./frame-bridge.ts";
import { SummaryLines, Totals } from "./order-summary.tsx";
import { showPage } from "./page.tsx";
import { keptOrder, settings } from "./settings.ts";
import { hostShop, stringsFor } from "./surroundings.ts";

const TARGET = "purchase.thank-you.block.render";

const isView = (value: unknown): value is CheckoutView =>
  typeof value === "object" && value !== null && "order" in value;

function completed(): CheckoutView | null {
  const read: unknown = JSON.parse(keptOrder.read() ?? "null");
  return isView(read) ? read : null;
}

function Confirmation({ view }: { view: CheckoutView }) {
  const { order, customer, email } = view;
  const name = customer?.firstName ?? null;
  return (
    <div className="columns">
      <main>
        <a className="wordmark" href="/">
          {settings.shop.name}
        </a>
        <p className="quiet">Order {order?.name}</p>
        <h1>Thank you{name === null ? "" : `, ${name}`}</h1>
        <p>
          Your order is confirmed.
          {email !== null && ` A confirmation would go to ${email}.`}
        </p>
        <ExtensionSlot
          surface={{
            target: TARGET,
            state: checkoutState(view, false),
            shop: hostShop,
            identityKnown: isIdentityKnown(),
            strings: stringsFor(TARGET),
            orderConfirmation: {
              order: { id: `gid://shopify/OrderIdentity/${order?.id ?? ""}` },
              number: order?.name ?? "",
              isFirstOrder: false,
            },
          }}
        />
        <p className="after">
          {customer !== null && order !== null && (
            <a className="button button-plain" href={`/account/orders/${order.id}`}>
              See the order
            </a>
          )}
          <a className="button" href="/">
            Continue shopping
          </a>
        </p>
      </main>
      <aside className="summary" aria-label="Your order">
        <SummaryLines lines={view.lines} />
        <Totals view={view} />
      </aside>
    </div>
  );
}

const view = completed();
showPage(
  view === null ? (
    <main className="nothing">
      <h1>There is no order here</h1>
      <a className="button" href="/">
        See what there is
      </a>
    </main>
  ) : (
    <Confirmation view={view} />
  ),
);
