/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import type { OrderView, Person } from "#simulator/storefront/wire.ts";
import { currencyOf } from "./checkout-state.ts";
import { ExtensionSlot } from "./extension-slot.tsx";
import { isZero, money } from "./money.ts";
import { settings } from "./settings.ts";
import { messageOf, store } from "./store-api.ts";
import { hostShop, stringsFor } from "./surroundings.ts";

const TARGET = "customer-account.order-status.block.render";

export const dayOf = (iso: string): string =>
  new Intl.DateTimeFormat(settings.locale, { dateStyle: "long" }).format(new Date(iso));

/** "partially_refunded" is "Partially refunded". */
export function statusOf(status: string): string {
  const words = status.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function Sums({ order }: { order: OrderView }) {
  const rows: [string, string][] = [
    ["Subtotal", money(order.subtotal)],
    ["Delivery", isZero(order.shipping) ? "Free" : money(order.shipping)],
    ["Total", money(order.total)],
    ...(isZero(order.refunded) ? [] : [["Refunded", `−${money(order.refunded)}`] satisfies [string, string]]),
  ];
  return (
    <dl className="totals">
      {rows.map(([label, value]) => (
        <div key={label} className="row">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Status({ order, customer }: { order: OrderView; customer: Person | null }) {
  const { currencyCode, amount } = order.total;
  return (
    <ExtensionSlot
      surface={{
        target: TARGET,
        ...(customer !== null && { customerId: `gid://shopify/Customer/${customer.id}` }),
        language: settings.locale,
        strings: stringsFor(TARGET),
        order: { id: `gid://shopify/Order/${order.id}`, name: order.name, processedAt: order.createdAt },
        lines: [],
        shop: hostShop,
        currency: currencyOf(currencyCode),
        total: Number(amount),
      }}
    />
  );
}

/** One order as its buyer sees it. */
export function OrderPage({ id, customer }: { id: string; customer: Person | null }) {
  const [order, setOrder] = useState<OrderView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    store.order(id).then(setOrder, (error: unknown) => setProblem(messageOf(error)));
  }, [id]);
  if (problem !== null) return <p role="alert">{problem}</p>;
  if (order === null) return <p className="quiet">Loading…</p>;
  return (
    <div className="order">
      <p>
        <a href="/account">All orders</a>
      </p>
      <h1>Order {order.name}</h1>
      <p className="quiet">
        {dayOf(order.createdAt)} ·{" "}
        {order.cancelledAt === null ? statusOf(order.financialStatus) : "Cancelled"}
      </p>
      <Status order={order} customer={customer} />
      <ul className="order-lines">
        {order.lines.map(({ title, quantity, currentQuantity, total }, index) => (
          <li key={index}>
            <span>
              {quantity} × {title}
              {currentQuantity < quantity && (
                <span className="quiet"> · {quantity - currentQuantity} returned</span>
              )}
            </span>
            <span>{money(total)}</span>
          </li>
        ))}
      </ul>
      <Sums order={order} />
    </div>
  );
}
