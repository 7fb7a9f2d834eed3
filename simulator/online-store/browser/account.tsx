/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { OrderView, Person, SessionView } from "#simulator/storefront/wire.ts";
import { ExtensionSlot, isThereFor } from "./extension-slot.tsx";
import { LogIn } from "./log-in.tsx";
import { money } from "./money.ts";
import { dayOf, OrderPage, statusOf } from "./order-page.tsx";
import { showPage } from "./page.tsx";
import { settings } from "./settings.ts";
import { messageOf, store } from "./store-api.ts";
import { stringsFor } from "./surroundings.ts";

const PAGE = "customer-account.page.render";
const PROFILE = "customer-account.profile.block.render";

function AccountSlot({ target, customer }: { target: typeof PAGE | typeof PROFILE; customer: Person }) {
  const customerId = `gid://shopify/Customer/${customer.id}`;
  return (
    <ExtensionSlot surface={{ target, customerId, language: settings.locale, strings: stringsFor(target) }} />
  );
}

function Orders() {
  const [orders, setOrders] = useState<OrderView[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    store.orders().then(setOrders, (error: unknown) => setProblem(messageOf(error)));
  }, []);
  if (problem !== null) return <p role="alert">{problem}</p>;
  return (
    <>
      <h1>Orders</h1>
      {orders === null && <p className="quiet">Loading…</p>}
      {orders?.length === 0 && (
        <p className="empty">
          You have not ordered anything yet. <a href="/">See what there is</a>
        </p>
      )}
      <ul className="orders">
        {orders?.map((order) => (
          <li key={order.id}>
            <a href={`/account/orders/${order.id}`}>
              <strong>{order.name}</strong>
              <span className="quiet">{dayOf(order.createdAt)}</span>
              <span>{order.cancelledAt === null ? statusOf(order.financialStatus) : "Cancelled"}</span>
              <span className="order-total">{money(order.currentTotal)}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Profile({ customer }: { customer: Person }) {
  const { firstName, lastName, email, phone } = customer;
  return (
    <>
      <h1>Profile</h1>
      <dl className="person">
        <dt>Name</dt>
        <dd>{[firstName, lastName].filter(Boolean).join(" ") || "—"}</dd>
        <dt>E-mail</dt>
        <dd>{email ?? "—"}</dd>
        <dt>Phone</dt>
        <dd>{phone ?? "—"}</dd>
      </dl>
      <AccountSlot target={PROFILE} customer={customer} />
    </>
  );
}

function Content({ customer }: { customer: Person }) {
  const path = location.pathname;
  const order = /^\/account\/orders\/(\d+)$/.exec(path)?.[1];
  if (order !== undefined) return <OrderPage id={order} customer={customer} />;
  if (path === "/account/loyalty") return <AccountSlot target={PAGE} customer={customer} />;
  return path === "/account/profile" ? <Profile customer={customer} /> : <Orders />;
}

const links = [
  ["/account", "Orders"],
  ...(isThereFor(PAGE) ? [["/account/loyalty", "Loyalty"] as const] : []),
  ["/account/profile", "Profile"],
] as const;

function Frame({ children }: { children: ComponentChildren }) {
  const logOut = (): void => void store.logout().then(() => location.assign("/"));
  return (
    <>
      <header className="account-head">
        <a className="wordmark" href="/">
          {settings.shop.name}
        </a>
        <nav aria-label="Account">
          {links.map(([href, label]) => (
            <a key={href} href={href} aria-current={location.pathname === href ? "page" : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <button type="button" className="link" onClick={logOut}>
          Log out
        </button>
      </header>
      <main className="account-main">{children}</main>
    </>
  );
}

function Account() {
  const [session, setSession] = useState<SessionView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    store.session().then(setSession, (error: unknown) => setProblem(messageOf(error)));
  }, []);
  if (session === null) return <p className="quiet waiting">{problem ?? "Loading…"}</p>;
  const { customer } = session;
  if (customer === null) return <LogIn />;
  return (
    <Frame>
      <Content customer={customer} />
    </Frame>
  );
}

showPage(<Account />);
